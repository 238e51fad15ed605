/** Draws the flowchart as SVG, the same as the server does, and changes only what changed: a station that stays as it
 * was is not touched, so that two hundred of them are edited without lag. */
import { type Chart, type Spot, type Station, tilesPassing } from "./model";
import { beside, path, type Shape, shapeOf } from "./shape";
import { insideOf, make } from "./sign";
import { type Answer, headOf, type Problem, type Told, textOf } from "./told";

const MARGIN = 24;
/** The sheet grows by so much at once: a sheet of another size is laid out anew, all of it. */
const ROOM = 120;
const [FURTHEST, NEAREST] = [0.25, 2];
const STRAIGHT: readonly Spot[] = [];

interface Drawn {
  station: Station;
  shape: Shape;
  spot: Spot;
  tiles: string[];
  look: string;
  link: SVGAElement;
  group: SVGGElement;
}

/** A way on the sheet, and what it was drawn from: drawn again only when that changed. */
interface Line {
  group: SVGGElement;
  from: readonly unknown[];
}

export class Drawing {
  zoom = 1;
  left = 0;
  top = 0;
  private width = 400;
  private height = 200;
  private drawn = new Map<string, Drawn>();
  private lines = new Map<string, Line>();
  private readonly under = make("g", { class: "chart__lines", "aria-hidden": "true" });
  private readonly over = make("g", {});
  readonly rubber = make("path", { class: "chart__rubber" });
  private places: Record<string, Spot>;
  private through: Record<string, Spot[]>;
  private back: ReadonlySet<string>;

  constructor(
    readonly svg: SVGSVGElement,
    private readonly ground: HTMLElement,
    private readonly told: Told,
  ) {
    this.places = told.places;
    this.through = told.through;
    this.back = new Set(told.back);
    svg.classList.remove("chart__svg--fits");
    svg.replaceChildren(this.under, this.over, this.rubber);
  }

  /** Where the server puts stations that nobody put anywhere, and which ways close a circle. */
  settle({ places, through, back }: Answer): void {
    this.places = places;
    this.through = through;
    this.back = new Set(back);
  }

  draw(chart: Chart, chosen: string, problems: readonly Problem[]): void {
    const passing = tilesPassing(chart, Object.keys(this.told.tiles));
    const marks = new Map<string, string>();
    for (const { at, blocks } of problems)
      for (const id of at) if (marks.get(id) !== "danger") marks.set(id, blocks ? "danger" : "warning");
    const reached = new Set(chart.flatMap((station) => station.options.map((option) => option.to)));
    const gone = new Set(this.drawn.keys());
    for (const station of chart) {
      gone.delete(station.id);
      const tiles = passing.get(station.id) ?? [];
      const look = [tiles.join(), marks.get(station.id), station.id === chosen, reached.has(station.id)].join(
        "|",
      );
      this.sign(
        station,
        tiles,
        look,
        marks.get(station.id) ?? "",
        station.id === chosen,
        reached.has(station.id),
      );
    }
    for (const id of gone) {
      this.drawn.get(id)?.link.remove();
      this.drawn.delete(id);
    }
    this.ways(chart);
    this.fit();
  }

  spotOf(id: string): Spot | null {
    return this.drawn.get(id)?.spot ?? null;
  }

  linkOf(id: string): SVGAElement | null {
    return this.drawn.get(id)?.link ?? null;
  }

  /** Puts one station elsewhere, with the lines that touch it, and leaves all others alone. */
  move(id: string, spot: Spot, chart: Chart): void {
    const here = this.drawn.get(id);
    if (!here) return;
    here.spot = spot;
    here.group.setAttribute("transform", `translate(${spot[0]} ${spot[1]})`);
    for (const station of chart)
      for (const [nth, option] of station.options.entries())
        if (station.id === id || option.to === id) this.way(station, nth, option.to, true);
  }

  /** From a pointer to units of the drawing. */
  at(event: { clientX: number; clientY: number }): Spot {
    const box = this.svg.getBoundingClientRect();
    return [
      (event.clientX - box.left) / this.zoom + this.left,
      (event.clientY - box.top) / this.zoom + this.top,
    ];
  }

  outOf(id: string, option: number): Spot {
    const here = this.drawn.get(id);
    const row = here?.shape.rows[option];
    if (!here) return [0, 0];
    return [here.spot[0] + here.shape.width, here.spot[1] + (row ? row.middle : here.shape.height)];
  }

  /** Until the server says where a new station stands: beside this one, a little lower for each that is there. */
  expect(made: string, id: string): void {
    const here = this.drawn.get(id);
    if (!here) return;
    const x = Math.round(here.spot[0] + here.shape.width + 64);
    let y = Math.round(here.spot[1]);
    const taken = [...this.drawn.values()];
    while (
      taken.some(
        ({ spot, shape }) =>
          Math.abs(spot[0] - x) < 190 && y < spot[1] + shape.height + 12 && spot[1] < y + 70,
      )
    )
      y += 24;
    this.places = { ...this.places, [made]: [x, y] };
  }

  /** Brings a station to the middle of what one sees of the sheet; the page itself stays where it is. */
  show(id: string): void {
    const { ground } = this;
    const here = this.drawn.get(id);
    if (!here) return;
    const { width, height } = here.shape;
    ground.scrollLeft = (here.spot[0] + width / 2 - this.left) * this.zoom - ground.clientWidth / 2;
    ground.scrollTop = (here.spot[1] + height / 2 - this.top) * this.zoom - ground.clientHeight / 2;
  }

  /** The size of the sheet follows what is on it; when it grows to the left or the top, what one looks at stays put. */
  fit(): void {
    const all = [...this.drawn.values()];
    if (!all.length) return;
    const [left, top] = [this.left, this.top];
    const before = (spot: number) => Math.floor((spot - MARGIN) / ROOM) * ROOM;
    const behind = (spot: number) => Math.ceil((spot + MARGIN) / ROOM) * ROOM;
    this.left = before(Math.min(...all.map(({ spot }) => spot[0])));
    this.top = before(Math.min(...all.map(({ spot }) => spot[1])));
    this.width = behind(Math.max(...all.map(({ spot, shape }) => spot[0] + shape.width))) - this.left;
    this.height = behind(Math.max(...all.map(({ spot, shape }) => spot[1] + shape.height))) - this.top;
    const sheet = {
      viewBox: `${this.left} ${this.top} ${this.width} ${this.height}`,
      width: String(Math.round(this.width * this.zoom)),
      height: String(Math.round(this.height * this.zoom)),
    };
    for (const [name, value] of Object.entries(sheet))
      if (this.svg.getAttribute(name) !== value) this.svg.setAttribute(name, value);
    if (left !== this.left) this.ground.scrollLeft += (left - this.left) * this.zoom;
    if (top !== this.top) this.ground.scrollTop += (top - this.top) * this.zoom;
  }

  /** Nearer by this factor; what lies at this point of the screen, or in the middle of the sheet, stays there. */
  nearer(times: number, at?: { clientX: number; clientY: number }): void {
    const box = this.ground.getBoundingClientRect();
    const still = at ?? { clientX: box.left + box.width / 2, clientY: box.top + box.height / 2 };
    const [x, y] = this.at(still);
    this.zoom = Math.max(FURTHEST, Math.min(NEAREST, this.zoom * times));
    this.fit();
    const sheet = this.svg.getBoundingClientRect();
    this.ground.scrollLeft += sheet.left + (x - this.left) * this.zoom - still.clientX;
    this.ground.scrollTop += sheet.top + (y - this.top) * this.zoom - still.clientY;
  }

  private sign(
    station: Station,
    tiles: string[],
    look: string,
    mark: string,
    chosen: boolean,
    reached: boolean,
  ): void {
    const was = this.drawn.get(station.id);
    const spot = station.place ?? this.places[station.id] ?? was?.spot ?? [MARGIN, MARGIN];
    if (was && was.station === station && was.look === look) {
      if (was.spot[0] !== spot[0] || was.spot[1] !== spot[1]) {
        was.spot = spot;
        was.group.setAttribute("transform", `translate(${spot[0]} ${spot[1]})`);
      }
      return;
    }
    const text = textOf(station, this.told);
    const head = headOf(station, this.told);
    const shape = shapeOf(station, text, head, tiles.length);
    const link =
      was?.link ?? make("a", { id: `s-${station.id}`, href: `?station=${station.id}#s-${station.id}` });
    const kinds = [station.kind, station.role, mark].filter(Boolean).map((one) => `chart__sign--${one}`);
    link.setAttribute("class", ["chart__sign", ...kinds].join(" "));
    link.setAttribute("data-id", station.id);
    if (chosen) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
    const group = make(
      "g",
      { transform: `translate(${spot[0]} ${spot[1]})` },
      insideOf(station, shape, { strands: Math.max(1, tiles.length), reached, mark }, this.told),
    );
    link.replaceChildren(group);
    if (!was) this.over.append(link);
    this.drawn.set(station.id, { station, shape, spot, tiles, look, link, group });
  }

  private ways(chart: Chart): void {
    const gone = new Set(this.lines.keys());
    for (const station of chart)
      for (const [nth, option] of station.options.entries()) {
        if (!this.drawn.has(option.to)) continue;
        gone.delete(`${station.id}|${nth}`);
        this.way(station, nth, option.to, false);
      }
    for (const key of gone) {
      this.lines.get(key)?.group.remove();
      this.lines.delete(key);
    }
  }

  private way(station: Station, nth: number, to: string, moving: boolean): void {
    const from = this.drawn.get(station.id);
    const end = this.drawn.get(to);
    if (!from || !end) return;
    const key = `${station.id}|${nth}`;
    const placed = moving || station.place || end.station.place;
    const through = placed ? STRAIGHT : (this.through[`${key}|${to}`] ?? STRAIGHT);
    const start = this.outOf(station.id, nth);
    const into: Spot = [end.spot[0], end.spot[1] + end.shape.stop];
    const tiles = from.tiles.length ? from.tiles : ["none"];
    const back = this.back.has(`${key}|${to}`);
    const inputs = [...start, ...into, through, `${tiles.join()} ${back}`, end.tiles.join()];
    let line = this.lines.get(key);
    if (line?.from.every((one, at) => one === inputs[at])) return;
    if (!line || line.from[5] !== inputs[5]) {
      const group = make("g", {}, [
        ...tiles.map(() => make("path", { class: "chart__halo" })),
        ...tiles.map((tile) => make("path", { class: `chart__strand chart__strand--${tile}` })),
        ...(back ? [make("path", { class: "chart__back" })] : []),
      ]);
      if (line) line.group.replaceWith(group);
      else this.under.append(group);
      line = { group, from: inputs };
      this.lines.set(key, line);
    }
    line.from = inputs;
    for (const [at, tile] of tiles.entries()) {
      const way = path(beside(start, from.tiles, tile), through, beside(into, end.tiles, tile));
      for (const one of [line.group.children[at], line.group.children[at + tiles.length]])
        one?.setAttribute("d", way);
    }
    if (back) line.group.lastElementChild?.setAttribute("d", path(start, through, into));
  }
}
