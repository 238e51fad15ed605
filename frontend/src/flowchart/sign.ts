/** What is drawn of one station: its card, its words, a stop for each way on, and a mark when something is the matter. */
import { ends, MOST_OPTIONS, type Station } from "./model";
import type { Row, Shape } from "./shape";
import { iconOf, type Told } from "./told";

const NS = "http://www.w3.org/2000/svg";

/** How many coloured lines pass, whether one can come to it, and "danger" or "warning". */
export interface Look {
  strands: number;
  reached: boolean;
  mark: string;
}

export function make<Name extends keyof SVGElementTagNameMap>(
  name: Name,
  attributes: Record<string, string | number>,
  inside: (Node | string)[] = [],
): SVGElementTagNameMap[Name] {
  const element = document.createElementNS(NS, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  element.append(...inside);
  return element;
}

const text = (look: string, x: number, y: number, words: string): SVGElement =>
  make("text", { class: look, x, y }, [`${words} `]);

export function insideOf(station: Station, shape: Shape, look: Look, told: Told): SVGElement[] {
  const entry = station.kind === "entry";
  const { width, height } = shape;
  const parts: SVGElement[] = [make("rect", { class: "chart__card", width, height, rx: entry ? 24 : 10 })];
  const middle = Math.floor(height / 2);
  if (entry) {
    const disc = `chart__disc chart__disc--${station.tile}`;
    parts.push(make("circle", { class: disc, cx: 24, cy: middle, r: 17 }));
    parts.push(icon(station, told, 14, middle - 10, 20, "chart__icon chart__icon--light"));
  } else if (shape.head.length) parts.push(icon(station, told, 11, 11, 17, "chart__icon"));
  for (const [nth, line] of shape.head.entries()) parts.push(text("chart__head", 34, 24 + nth * 16, line));
  for (const [nth, line] of shape.lines.entries())
    parts.push(text("chart__text", entry ? 50 : 12, shape.textTop + 13 + nth * 17, line));
  for (const [nth, row] of shape.rows.entries()) {
    if (!entry) parts.push(make("path", { class: "chart__rule", d: `M12 ${row.top}H${width}` }));
    parts.push(...way(row, nth, width, look.strands, told));
  }
  if (!entry && !ends(station.kind) && shape.rows.length < MOST_OPTIONS)
    parts.push(more(shape.rows.length, height, told));
  if (look.reached)
    parts.push(make("rect", { class: "chart__stop", ...capsule(-5, shape.stop, look.strands) }));
  if (look.mark)
    parts.push(
      make("g", { class: "chart__mark", "aria-hidden": "true", transform: `translate(${width} 0)` }, [
        make("circle", { r: 11 }),
        make("text", { y: 5 }, ["!"]),
      ]),
    );
  return parts;
}

function icon(station: Station, told: Told, x: number, y: number, size: number, look: string): SVGElement {
  return make("svg", { x, y, width: size, height: size, class: look }, [
    make("use", { href: `${told.icons}#${iconOf(station, told)}` }),
  ]);
}

/** Half over the edge, as on a map of the underground, and as high as the lines that touch it. */
function capsule(x: number, middle: number, strands: number): Record<string, number> {
  const height = strands * 5 + 7;
  return { x, y: middle - Math.floor(height / 2), width: 10, height, rx: 5 };
}

/** The words of an option and its stop, which one drags to where it leads. */
function way(row: Row, option: number, width: number, strands: number, told: Told): SVGElement[] {
  const first = row.middle - Math.floor((row.lines.length * 16) / 2) + 12;
  const reach = { class: "chart__reach", "data-out": option, x: width - 12, y: row.middle - 13 };
  return [
    ...row.lines.map((line, at) => text("chart__option", width - 16, first + at * 16, line)),
    make("rect", { class: "chart__stop chart__stop--out", ...capsule(width - 5, row.middle, strands) }),
    make("rect", { ...reach, width: 26, height: 26 }, [make("title", {}, [told.words.drag ?? ""])]),
  ];
}

/** A way that is yet to come. */
function more(option: number, height: number, told: Told): SVGElement {
  return make("g", { class: "chart__more", "data-out": option, transform: `translate(22 ${height})` }, [
    make("title", {}, [told.words.drag ?? ""]),
    make("circle", { r: 10 }),
    make("path", { d: "M-5 0H5M0 -5V5" }),
  ]);
}
