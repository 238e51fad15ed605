/** Five big keys' worth of a PIN: for gloves, for a keyboard and for a screen reader. */
import { icon } from "../icons";
import { PIN_LENGTH } from "../vault";
import { h, replace } from "../view";
import type { Words } from "../words";

/** A keypad that calls `done` with five digits, and can be emptied and told that the machine is thinking. */
export function keypad(words: Words, done: (pin: string) => Promise<void>): { element: HTMLElement } {
  let typed = "";
  let busy = false;
  const dots = h("div", { class: "pin__dots", "aria-hidden": "true" });
  const said = h("p", { class: "unseen", role: "status" });

  const draw = () => {
    replace(
      dots,
      Array.from({ length: PIN_LENGTH }, (_, place) =>
        h("span", { class: place < typed.length ? "pin__dot full" : "pin__dot" }),
      ),
    );
    said.textContent = typed ? words.digits(typed.length) : "";
  };
  const add = async (digit: string) => {
    if (busy || typed.length >= PIN_LENGTH) return;
    typed += digit;
    draw();
    if (typed.length < PIN_LENGTH) return;
    busy = true;
    element.setAttribute("aria-busy", "true");
    await done(typed);
    typed = "";
    busy = false;
    element.removeAttribute("aria-busy");
    draw();
  };
  const erase = () => {
    if (!busy) typed = typed.slice(0, -1);
    draw();
  };
  const key = (digit: string) =>
    h("button", { type: "button", class: "pin__key", onclick: () => void add(digit) }, digit);
  const keys = h(
    "div",
    { class: "pin__keys" },
    "123456789".split("").map(key),
    h("span", {}),
    key("0"),
    h("button", { type: "button", class: "pin__key small", onclick: erase }, icon("back"), words.erase),
  );
  const element = h("div", { class: "pin" }, dots, said, keys);
  const onKey = (event: KeyboardEvent) => {
    if (!element.isConnected) return document.removeEventListener("keydown", onKey);
    if (/^\d$/.test(event.key)) void add(event.key);
    else if (event.key === "Backspace") erase();
  };
  document.addEventListener("keydown", onKey);
  draw();
  return { element };
}
