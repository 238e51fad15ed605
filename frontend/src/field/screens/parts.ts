/** The pieces that screens are made of. */
import { type Icon, icon } from "../icons";
import { type Child, h } from "../view";

/** What a screen gives to the frame: its name, the way back, a line on top and its contents. */
export interface Shown {
  title: string;
  body: Child[];
  back?: string;
  above?: string;
  /** Drawn again whenever something was sent or arrived. Not for a screen in which somebody types. */
  live?: boolean;
}

export const heading = (text: string, ...more: Child[]) => h("h1", { tabindex: "-1" }, text, ...more);
export const lead = (text: string) => h("p", { class: "lead" }, text);

export function button(text: string, act: () => unknown, kind = "", symbol?: Icon): HTMLButtonElement {
  return h(
    "button",
    { type: "button", class: `button ${kind}`.trim(), onclick: act },
    symbol && icon(symbol),
    h("span", {}, text),
  );
}

export function linkButton(text: string, href: string, kind = "", symbol?: Icon): HTMLAnchorElement {
  return h("a", { class: `button ${kind}`.trim(), href }, symbol && icon(symbol), h("span", {}, text));
}

export function notice(
  text: string,
  kind: "info" | "mind" | "danger" | "well" = "info",
  title = "",
): HTMLElement {
  const symbol: Icon = kind === "well" ? "check" : kind === "info" ? "message" : "alert";
  return h(
    "div",
    { class: `notice ${kind}` },
    icon(symbol),
    h("div", {}, title && h("strong", {}, title), h("p", {}, text)),
  );
}

export const badge = (text: string, symbol?: Icon, kind = "") =>
  h("li", { class: `badge ${kind}`.trim() }, symbol && icon(symbol), text);

export interface Choice {
  /** What is sent: always Dutch, for the colleagues who read it. */
  value: string;
  label: string;
}

export const choices = (values: readonly string[], labels: readonly string[]): Choice[] =>
  values.map((value, place) => ({ value, label: labels[place] ?? value }));

/** A row of things to tap: one of them, or as many as apply. */
export function chips(
  legend: string,
  name: string,
  offered: readonly Choice[],
  many = false,
): HTMLFieldSetElement {
  return h(
    "fieldset",
    {},
    h("legend", {}, legend),
    h(
      "div",
      { class: "chips" },
      offered.map(({ value, label }) =>
        h(
          "label",
          { class: "chip" },
          h("input", { type: many ? "checkbox" : "radio", name, value }),
          h("span", {}, label),
        ),
      ),
    ),
  );
}

export function noteField(label: string, hint: string): HTMLElement {
  return h(
    "label",
    { class: "field" },
    h("span", { class: "field__label" }, label),
    h("span", { class: "field__hint" }, hint),
    h("textarea", { name: "words", rows: "3", maxlength: "500" }),
  );
}

/** 14:05 */
export function clockTime(moment: string | number | Date): string {
  return new Date(moment).toLocaleTimeString("nl-NL", {
    hour: "2-digit",
    minute: "2-digit",
    timeZone: "Europe/Amsterdam",
  });
}
