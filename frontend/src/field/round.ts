/** Questions about today's round, answered from the bundle and from what was registered here. Pure. */
import type { Bundle, Outcome, Round, Stop } from "./api";
import type { Entry } from "./outbox";

export interface Door {
  stop: Stop;
  round: Round;
  /** Which of how many. */
  order: number;
  all: number;
}

export type DoorState =
  | { kind: "open" }
  | { kind: "stopped" }
  | { kind: "visited" }
  | { kind: "done"; outcome: Outcome; at: string; entry: Entry };

export function doorsOf(bundle: Bundle): Door[] {
  return bundle.rounds.flatMap((round) =>
    [...round.stops]
      .sort((one, other) => one.order - other.order)
      .map((stop, place, stops) => ({ stop, round, order: place + 1, all: stops.length })),
  );
}

/** What became of a door: the last registration of it on this phone, else what the office said. */
export function stateOf(door: Door, entries: readonly Entry[]): DoorState {
  const mine = entries.filter(({ fact }) => fact.kind === "visit" && fact.stop === door.stop.id);
  const told = mine.filter((one) => !isWithdrawn(one, entries));
  const last = told.sort((one, other) => one.id.localeCompare(other.id)).at(-1);
  if (last?.fact.kind === "visit")
    return { kind: "done", outcome: last.fact.outcome, at: last.fact.at, entry: last };
  if (door.stop.stopped) return { kind: "stopped" };
  return { kind: door.stop.visited && mine.length === 0 ? "visited" : "open" };
}

/** Whether this was taken back here after it was sent; not when the office did not take that. */
export function isWithdrawn({ id }: Entry, entries: readonly Entry[]): boolean {
  return entries.some(
    ({ fact, state }) => fact.kind === "withdraw" && fact.about === id && state !== "refused",
  );
}

/** So long can a registration be undone (ms); the office counts the same ten minutes. */
export const UNDO_WITHIN = 600_000;

/** How long this can still be undone (ms); nothing for what is no visit, or what the office did not take. */
export function undoLeft(entry: Entry, entries: readonly Entry[], now: number): number {
  if (entry.fact.kind !== "visit" || entry.state === "refused" || isWithdrawn(entry, entries)) return 0;
  const passed = now - Date.parse(entry.fact.at);
  return passed < 0 ? 0 : Math.max(0, UNDO_WITHIN - passed);
}

/** The next door to ring after this one (or at all): the first open one behind it, else the first open one. */
export function nextDoor(
  doors: readonly Door[],
  entries: readonly Entry[],
  after?: number,
): Door | undefined {
  const from = doors.findIndex(({ stop }) => stop.id === after) + 1;
  const around = [...doors.slice(from), ...doors.slice(0, from)];
  return around.find((door) => door.stop.id !== after && stateOf(door, entries).kind === "open");
}

/** Since when the visitor stands at this door, when they said so and did not leave since. */
export function arrivedAt(stop: number, entries: readonly Entry[]): string | null {
  const checks = entries
    .map(({ fact }) => fact)
    .filter((fact) => fact.kind === "check_in" && fact.stop === stop);
  const last = checks.sort((one, other) => one.id.localeCompare(other.id)).at(-1);
  return last?.kind === "check_in" && last.where === "arrived" ? last.at : null;
}
