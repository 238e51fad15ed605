/** The round of today as a list, with the next door in one tap. */
import type { App } from "../app";
import { clockOf } from "../bundle";
import { stamp } from "../facts";
import { icon } from "../icons";
import { type Door, nextDoor, stateOf } from "../round";
import { uuid7 } from "../uuid";
import { h } from "../view";
import { button, clockTime, heading, lead, linkButton, notice, type Shown } from "./parts";

export function today(app: App, signIn: string): Shown {
  const { words, bundle } = app;
  const day = new Date(bundle?.day ?? Date.now());
  const named = day.toLocaleDateString(words.today === "Today" ? "en-GB" : "nl-NL", {
    weekday: "long",
    day: "numeric",
    month: "long",
  });
  const title = named.charAt(0).toUpperCase() + named.slice(1);
  return { title, live: true, body: bundle ? round(app, title) : empty(app, signIn) };
}

function empty(app: App, signIn: string) {
  const { words } = app;
  const out = app.courier?.sending.trouble === "signed-out";
  return [
    heading(words.noBundle),
    notes(app),
    lead(out ? words.noBundleSignIn : words.noBundleLead),
    out
      ? linkButton(words.signIn, signIn, "primary wide", "user")
      : button(
          words.fetchRound,
          () => app.fetchRound().then(() => app.show(true)),
          "primary wide",
          "refresh",
        ),
  ];
}

function round(app: App, title: string) {
  const { words, doors, entries, bundle } = app;
  const next = nextDoor(doors, entries);
  if (doors.length === 0) {
    return [
      heading(words.noRound),
      notes(app),
      lead(words.noRoundLead),
      button(words.fetchRound, () => app.fetchRound().then(() => app.show(true)), "quiet wide", "refresh"),
    ];
  }
  return [
    heading(title),
    notes(app),
    (bundle?.rounds ?? []).map((one) => [
      h(
        "div",
        { class: "round" },
        h("h2", {}, words.round(one.name)),
        h(
          "p",
          {},
          `${clockTime(one.starts)}–${clockTime(one.ends)} · ${one.mates.length ? words.withMates(one.mates.join(", ")) : words.alone}`,
        ),
      ),
      h(
        "ol",
        { class: "doors" },
        doors
          .filter((door) => door.round.number === one.number)
          .map((door) => h("li", {}, row(app, door, door.stop.id === next?.stop.id))),
      ),
    ]),
    h(
      "div",
      { class: "bottom" },
      next
        ? linkButton(`${words.nextDoor}: ${next.stop.door}`, `#/deur/${next.stop.id}`, "primary wide", "door")
        : allDone(app),
    ),
  ];
}

function allDone(app: App) {
  const { words } = app;
  if (app.entries.some(({ fact }) => fact.kind === "off_duty"))
    return notice(words.offDutyTold, "well", words.allDone);
  const tell = () => app.register([{ id: uuid7(), kind: "off_duty", at: stamp(new Date()) }]);
  return [
    notice(words.allDoneLead, "well", words.allDone),
    button(words.offDuty, tell, "primary wide", "check"),
  ];
}

function notes(app: App) {
  const { words } = app;
  const clock = clockOf(app.skew);
  return [
    clock === "ahead" && notice(words.clockAhead, "mind"),
    clock === "behind" && notice(words.clockBehind, "mind"),
  ];
}

function row(app: App, door: Door, isNext: boolean) {
  const { words } = app;
  const state = stateOf(door, app.entries);
  const what =
    state.kind === "done"
      ? [icon("check"), `${words.outcomes[state.outcome]}, ${clockTime(state.at)}`]
      : state.kind === "visited"
        ? [icon("check"), words.visited]
        : state.kind === "stopped"
          ? [icon("ban"), words.stopped]
          : [
              door.stop.announced ? words.announced : words.planned,
              door.stop.window && ` · ${door.stop.window}`,
            ];
  return h(
    "a",
    {
      class: `doorrow ${state.kind === "visited" ? "done" : state.kind}${isNext ? " next" : ""}`,
      href: `#/deur/${door.stop.id}`,
      "aria-current": isNext && "step",
    },
    h("span", { class: "doorrow__time" }, clockTime(door.stop.arrive)),
    h(
      "span",
      { class: "doorrow__door" },
      h("strong", {}, door.stop.door),
      h("span", { class: "doorrow__what" }, what),
    ),
    icon("next"),
  );
}
