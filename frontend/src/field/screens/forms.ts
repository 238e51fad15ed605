/** A form at a door: filled in with a thumb, kept while it is open, and made into facts at the end. */
import type { Fact, Outcome, VisitFact } from "../api";
import { type App, HOLD } from "../app";
import { dropDraft, keepDraft, readDraft } from "../drafts";
import { checkOf, type Filled, visitOf } from "../facts";
import { amount } from "../money";
import { NoRoom } from "../outbox";
import { arrivedAt, type Door } from "../round";
import { type Child, h, replace } from "../view";
import { written } from "../words";
import { button, clockTime, notice } from "./parts";

type Draft = [string, string][];

export function filledIn(form: HTMLFormElement): Filled {
  const data = new FormData(form);
  return { one: (name) => String(data.get(name) ?? ""), all: (name) => data.getAll(name).map(String) };
}

/** A form that keeps itself as a draft and ends in the screen that says what was kept. */
export function registering(
  app: App,
  door: Door,
  outcome: Outcome,
  save: string,
  ...fields: Child[]
): HTMLFormElement {
  const name = `${door.stop.id}/${outcome}`;
  const told = h("div", { role: "alert" });
  const submit = async (event: Event) => {
    event.preventDefault();
    await keep(app, door, outcome, filledIn(form), told, form);
  };
  const form = h(
    "form",
    { class: "stack", novalidate: true, onsubmit: submit },
    fields,
    h("div", { class: "bottom" }, told, h("button", { type: "submit", class: "button primary wide" }, save)),
  );
  let timer: ReturnType<typeof setTimeout> | undefined;
  const draft = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const said = [...new FormData(form)].map(([field, value]) => [field, String(value)]) as Draft;
      if (app.keys) keepDraft(app.store, app.keys, name, said).catch(() => undefined); // a comfort, no promise
    }, 300);
  };
  form.addEventListener("input", draft);
  if (app.keys) void readDraft<Draft>(app.store, app.keys, name).then((said) => said && fill(form, said));
  return form;
}

/** Registers, or says in the form what cannot be read; leaves for the screen that says it is kept only when it is. */
export async function keep(
  app: App,
  door: Door,
  outcome: Outcome,
  filled: Filled,
  told: HTMLElement,
  form?: HTMLFormElement,
): Promise<void> {
  const made = visitOf(door.stop.id, outcome, filled, new Date());
  if ("mistake" in made) {
    const { field } = made.mistake;
    const input = form?.querySelector<HTMLInputElement>(`[name=${field}]`);
    input?.closest("details")?.setAttribute("open", "");
    input?.setAttribute("aria-invalid", "true");
    input?.focus();
    return replace(
      told,
      notice(field === "card_code" ? app.words.cardCodeWrong : app.words.amountWrong, "mind"),
    );
  }
  const facts: Fact[] = [made.visit];
  if (arrivedAt(door.stop.id, app.entries)) facts.push(checkOf(door.stop.id, "left", new Date()));
  const urgent = outcome === "unsafe";
  try {
    await app.register(facts, urgent ? 0 : HOLD);
  } catch (error) {
    if (!(error instanceof NoRoom)) throw error;
    return notSaved(app, door, facts, () => keep(app, door, outcome, filled, told, form));
  }
  await dropDraft(app.store, `${door.stop.id}/${outcome}`);
  location.replace(`#/bewaard/${door.stop.id}`);
}

/** The phone is full: nothing was kept, and what the visitor told is offered to read out or to copy. */
function notSaved(app: App, door: Door, facts: readonly Fact[], again: () => void): void {
  const { words } = app;
  const spoken = facts.flatMap((fact) => (fact.kind === "visit" ? [asText(door, fact)] : [])).join("\n");
  const copied = h("span", { role: "status" });
  const retry = () => {
    dialog.remove();
    again();
  };
  const copy = () => navigator.clipboard.writeText(spoken).then(() => replace(copied, words.copied));
  const dialog: HTMLDialogElement = h(
    "dialog",
    { class: "stack" },
    h("h2", {}, words.notSaved),
    h("p", {}, words.notSavedLead),
    h("pre", { class: "readout", tabindex: "0" }, spoken),
    button(words.tryAgain, retry, "primary wide"),
    button(words.copy, copy, "wide"),
    copied,
    button(words.close, () => dialog.remove(), "quiet wide"),
  );
  document.body.append(dialog);
  dialog.showModal();
}

/** What can be read out over the telephone: Dutch, whatever the screen speaks. */
function asText(door: Door, { outcome, at, ...said }: VisitFact): string {
  const { budget } = said;
  const lines: [string, string | undefined][] = [
    [door.stop.door, `${written.outcomes[outcome]}, ${clockTime(at)}`],
    [written.cardCode, said.card_code],
    [written.agreedWhat, said.agreed?.join(", ")],
    [
      written.help,
      said.help_accepted === undefined ? "" : said.help_accepted ? written.helpYes : written.helpNo,
    ],
    [written.nextStep, said.next_step],
    [written.language, said.language],
    [written.referral, said.referral],
    [written.budget, budget ? [budget.income, budget.fixed, budget.living].map(amount).join(" – ") : ""],
    [written.note, said.words],
  ];
  return lines
    .flatMap(([name, value]) => (value ? [`${name.replace(/[?:]$/, "")}: ${value}`] : []))
    .join("\n");
}

function fill(form: HTMLFormElement, said: Draft): void {
  for (const [name, value] of said) {
    for (const field of form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
      `[name="${CSS.escape(name)}"]`,
    )) {
      if (field.type === "checkbox" || field.type === "radio") {
        if (field.value === value && field instanceof HTMLInputElement) field.checked = true;
      } else field.value = value;
      if (value) field.closest("details")?.setAttribute("open", "");
    }
  }
  form.dispatchEvent(new Event("restored"));
}
