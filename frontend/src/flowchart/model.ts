/** The flowchart in the editor: what `core/chart/model.py` and `editing.py` say, on the browser's own copy. Every act
 * gives a new list and leaves the old one as it was, so that undo is only going back to an earlier list. */

export type Kind = "entry" | "question" | "urgent" | "answer" | "hand_over" | "appointment";
export type Spot = readonly [x: number, y: number];
export interface Option {
  readonly label: string;
  readonly to: string;
}
export interface Station {
  readonly id: string;
  readonly kind: Kind;
  readonly text: string;
  readonly help: string;
  readonly options: readonly Option[];
  readonly role: string;
  readonly service: string;
  readonly clock: number | null;
  readonly tile: string;
  readonly place: Spot | null;
}
export type Chart = readonly Station[];
/** The form has so many rows, and nobody reads out more at a busy desk. */
export const MOST_OPTIONS = 8;

const ENDS: readonly Kind[] = ["answer", "hand_over", "appointment"];
const HURRIED: readonly Kind[] = ["urgent", "hand_over", "appointment"];
const EMPTY = {
  text: "",
  help: "",
  options: [] as Option[],
  role: "",
  service: "",
  clock: null,
  tile: "",
  place: null,
};

export const ends = (kind: Kind): boolean => ENDS.includes(kind);

/** The stored form: what is empty is left out there. */
export function read(stored: { nodes: Partial<Station>[] }): Chart {
  return stored.nodes.map((node) => ({ ...EMPTY, ...node }) as Station);
}

export function stored(chart: Chart): { format: 1; nodes: Record<string, unknown>[] } {
  return { format: 1, nodes: chart.map((station) => ({ ...station })) };
}

/** What a kind has no use for is taken away. */
function fitting(station: Station): Station {
  const entry = station.kind === "entry";
  return {
    ...station,
    options: ends(station.kind) ? [] : entry ? station.options.slice(0, 1) : station.options,
    role: ends(station.kind) ? station.role : "",
    service: ends(station.kind) ? station.service : "",
    tile: entry ? station.tile : "",
    clock: HURRIED.includes(station.kind) ? station.clock : null,
  };
}

export function change(chart: Chart, id: string, what: Partial<Station>): Chart {
  return chart.map((station) => (station.id === id ? fitting({ ...station, ...what }) : station));
}

function freshId(chart: Chart): string {
  const taken = new Set(chart.map((station) => station.id));
  let number = chart.length + 1;
  while (taken.has(`s${number}`)) number += 1;
  return `s${number}`;
}

/** A new station behind this one: on its first way that leads nowhere, or on a new way; after an end, or after one that
 * is full, it stands alone. */
export function addAfter(
  chart: Chart,
  after: string,
  kind: Kind,
  place: Spot | null = null,
): [Chart, string] {
  const made = freshId(chart);
  const ids = new Set(chart.map((station) => station.id));
  const grown: Chart = [...chart, { ...EMPTY, id: made, kind, place }];
  const before = chart.find((station) => station.id === after);
  if (!before || ends(before.kind) || kind === "entry") return [grown, made];
  const open = before.options.findIndex((option) => !ids.has(option.to));
  return [connect(grown, after, open < 0 ? before.options.length : open, made), made];
}

/** Lets this option lead to that station; one option further than the last adds a way, as long as there is room. */
export function connect(chart: Chart, from: string, option: number, to: string): Chart {
  const station = chart.find((one) => one.id === from);
  if (!station || ends(station.kind)) return chart;
  const options = [...station.options];
  if (option >= MOST_OPTIONS) return chart;
  options[Math.min(option, options.length)] = { label: options[option]?.label ?? "", to };
  return change(chart, from, { options });
}

/** Without this station; ways that led to it lead nowhere, so that the check points them out. */
export function remove(chart: Chart, id: string): Chart {
  return chart
    .filter((station) => station.id !== id)
    .map((station) =>
      station.options.some((option) => option.to === id)
        ? {
            ...station,
            options: station.options.map((option) => (option.to === id ? { ...option, to: "" } : option)),
          }
        : station,
    );
}

export const tidy = (chart: Chart): Chart => chart.map((station) => ({ ...station, place: null }));

/** The tiles from which one can come to each station, in the order of the tiles. */
export function tilesPassing(chart: Chart, tiles: readonly string[]): Map<string, string[]> {
  const stations = new Map(chart.map((station) => [station.id, station]));
  const passing = new Map(chart.map((station) => [station.id, [] as string[]]));
  for (const tile of tiles) {
    const waiting = chart.filter((one) => one.kind === "entry" && one.tile === tile).map((one) => one.id);
    const met = new Set<string>();
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      if (met.has(id)) continue;
      met.add(id);
      passing.get(id)?.push(tile);
      for (const { to } of stations.get(id)?.options ?? []) if (stations.has(to)) waiting.push(to);
    }
  }
  return passing;
}

/** Back and forth through what was done. Letters typed one after another in one field are one step. */
export class History {
  private past: Chart[] = [];
  private future: Chart[] = [];
  private last = "";
  constructor(public now: Chart) {}

  /** `what` names the kind of change: the same name twice in a row is one step ("" never is). */
  put(chart: Chart, what = ""): void {
    if (chart === this.now) return;
    if (!what || what !== this.last) this.past.push(this.now);
    this.last = what;
    this.future = [];
    this.now = chart;
  }

  /** From here on a change is a step of its own. */
  pause(): void {
    this.last = "";
  }

  undo(): boolean {
    return this.go(this.past, this.future);
  }

  redo(): boolean {
    return this.go(this.future, this.past);
  }

  get undoable(): boolean {
    return this.past.length > 0;
  }

  get redoable(): boolean {
    return this.future.length > 0;
  }

  private go(from: Chart[], to: Chart[]): boolean {
    const chart = from.pop();
    if (!chart) return false;
    to.push(this.now);
    this.now = chart;
    this.last = "";
    return true;
  }
}
