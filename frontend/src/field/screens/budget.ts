/** The sketch at the kitchen table: three amounts, two bars that balance or do not, and a yes before it is kept. */
import { cents } from "../money";
import { draw, h, replace } from "../view";
import type { Words } from "../words";

const FIELDS = ["income", "fixed", "living"] as const;

export function budgetFields(words: Words): HTMLElement {
  const amountOf = (name: (typeof FIELDS)[number]) => cents(inputs[name].value) ?? 0;
  const input = (name: string) =>
    h("input", { name, inputmode: "decimal", autocomplete: "off", class: "amount" });
  const inputs = { income: input("income"), fixed: input("fixed"), living: input("living") };
  const picture = h("div", { class: "balance" });
  const verdict = h("p", { class: "balance__verdict", role: "status" });
  const show = () => {
    const [income, fixed, living] = [amountOf("income"), amountOf("fixed"), amountOf("living")];
    const left = income - fixed - living;
    const typed = FIELDS.map((name) => cents(inputs[name].value));
    const told = typed.some((one) => one !== null) && !typed.includes(undefined);
    replace(
      verdict,
      told && (left === 0 ? words.budgetEven : left > 0 ? words.budgetLeft(left) : words.budgetShort(left)),
    );
    replace(picture, told && bars(words, income, fixed, living));
  };
  const field = (name: (typeof FIELDS)[number]) =>
    h("label", { class: "field short" }, h("span", { class: "field__label" }, words[name]), inputs[name]);
  const sketch = h(
    "fieldset",
    { class: "budget" },
    h("legend", {}, words.budget),
    h("p", { class: "field__hint" }, words.budgetLead),
    h("div", { class: "amounts" }, FIELDS.map(field)),
    picture,
    verdict,
    h(
      "label",
      { class: "tick" },
      h("input", { type: "checkbox", name: "may_keep", value: "yes" }),
      h("span", {}, words.mayKeep),
    ),
    h("p", { class: "field__hint" }, words.mayKeepHint),
  );
  sketch.addEventListener("input", show);
  queueMicrotask(() => sketch.closest("form")?.addEventListener("restored", show));
  return sketch;
}

function bars(words: Words, income: number, fixed: number, living: number): SVGElement {
  const most = Math.max(income, fixed + living, 1);
  const width = (value: number) => (value / most) * 300;
  const label = (text: string, y: number) => {
    const drawn = draw("text", { x: 0, y, class: "balance__label" });
    drawn.textContent = text;
    return drawn;
  };
  return draw(
    "svg",
    { viewBox: "0 0 300 92", "aria-hidden": "true" },
    label(words.income, 12),
    draw("rect", { x: 0, y: 18, width: width(income), height: 20, rx: 4, class: "balance__in" }),
    label(words.out, 58),
    draw("rect", { x: 0, y: 64, width: width(fixed), height: 20, rx: 4, class: "balance__fixed" }),
    draw("rect", {
      x: width(fixed),
      y: 64,
      width: width(living),
      height: 20,
      rx: 4,
      class: "balance__living",
    }),
  );
}
