/** What happened at the door, one screen each. *Niet thuis* takes two taps, *Gesproken* half a minute. */
import type { Outcome } from "../api";
import type { App } from "../app";
import type { Door } from "../round";
import { canScan, scanInto } from "../scan";
import { type Child, h } from "../view";
import { written } from "../words";
import { budgetFields } from "./budget";
import { keep, registering } from "./forms";
import { button, chips, choices, heading, lead, noteField, notice, type Shown } from "./parts";

type Fields = (app: App, door: Door) => Child[];

export function outcomeScreen(app: App, door: Door, outcome: Outcome): Shown {
  return {
    title: `${app.words.outcomes[outcome]} – ${door.stop.door}`,
    back: `#/deur/${door.stop.id}`,
    above: door.stop.door,
    body: [heading(app.words.outcomes[outcome]), FIELDS[outcome](app, door)],
  };
}

const FIELDS: Record<Outcome, Fields> = {
  not_home: (app, door) => {
    const { words } = app;
    const told = h("div", { role: "alert" });
    const code = door.stop.card_code;
    const at_once = (card: string) => () =>
      keep(
        app,
        door,
        "not_home",
        { one: (name) => ({ card, card_code: card && code })[name] ?? "", all: () => [] },
        told,
      );
    return [
      h("h2", { class: "question" }, words.cardLeft),
      h(
        "div",
        { class: "stack" },
        button(
          code ? words.withCardCode(code) : words.withCard,
          at_once("yes"),
          "primary wide tall",
          "check",
        ),
        button(words.withoutCard, at_once(""), "wide tall", "x"),
      ),
      told,
      h(
        "details",
        { class: "more" },
        h("summary", {}, words.otherCard),
        registering(
          app,
          door,
          "not_home",
          words.save,
          h("input", { type: "hidden", name: "card", value: "yes" }),
          codeField(app),
          noteField(words.note, words.noteHint),
        ),
      ),
    ];
  },

  spoken: (app, door) => {
    const { words } = app;
    const help = [
      { value: "yes", label: words.helpYes },
      { value: "no", label: words.helpNo },
      { value: "", label: words.helpUnknown },
    ];
    return [
      registering(
        app,
        door,
        "spoken",
        words.save,
        chips(words.agreedWhat, "agreed", choices(written.agreed, words.agreed), true),
        chips(words.help, "help", help),
        chips(words.nextStep, "next_step", choices(written.nextSteps, words.nextSteps)),
        h(
          "details",
          { class: "more" },
          h("summary", {}, words.more),
          h(
            "div",
            { class: "stack" },
            chips(words.language, "language", choices(written.languages, words.languages)),
            chips(words.referral, "referral", choices(written.referrals, words.referrals), true),
            budgetFields(words),
            noteField(words.note, words.noteHint),
          ),
        ),
      ),
    ];
  },

  refused: (app, door) => [
    notice(app.words.refusedLead, "mind"),
    registering(app, door, "refused", app.words.save, noteField(app.words.note, app.words.noteHint)),
  ],

  moved: (app, door) => [
    lead(app.words.movedLead),
    registering(
      app,
      door,
      "moved",
      app.words.save,
      chips(app.words.movedWhat, "seen", choices(written.movedHow, app.words.movedHow), true),
      noteField(app.words.note, app.words.noteHint),
    ),
  ],

  elsewhere: (app, door) => [
    registering(
      app,
      door,
      "elsewhere",
      app.words.save,
      chips(app.words.elsewhereWhere, "where", choices(written.places, app.words.places)),
      chips(app.words.when, "when", choices(written.moments, app.words.moments)),
      noteField(app.words.note, app.words.noteHint),
    ),
  ],

  unsafe: (app, door) => [
    notice(app.words.unsafeNext, "danger", app.words.unsafeLead),
    registering(
      app,
      door,
      "unsafe",
      app.words.save,
      chips(app.words.unsafeWhat, "seen", choices(written.unsafeHow, app.words.unsafeHow), true),
      noteField(app.words.note, app.words.noteHint),
    ),
    button(app.words.sos, () => location.assign("#/sein"), "danger wide", "sos"),
  ],
};

/** Typed always; scanned where the phone can read codes by itself. */
function codeField(app: App): HTMLElement {
  const { words } = app;
  const input = h("input", {
    name: "card_code",
    class: "code",
    autocomplete: "off",
    autocapitalize: "characters",
    spellcheck: "false",
    maxlength: "60",
  });
  const field = h(
    "label",
    { class: "field" },
    h("span", { class: "field__label" }, words.cardCode),
    h("span", { class: "field__hint" }, words.cardCodeHint),
    input,
  );
  return h("div", { class: "stack" }, field, canScan() && scanInto(input, words));
}
