/** What the server told the editor: words, places, and what is the matter (`views/chart_island.py`). */
import type { Kind, Spot, Station } from "./model";

export interface Problem {
  sentence: string;
  do: string;
  node: string;
  /** The stations where it shows: of a circle all that one walks around. */
  at: string[];
  blocks: boolean;
}
export interface Answer {
  turn: number;
  saved: string;
  problems: Problem[];
  places: Record<string, Spot>;
  through: Record<string, Spot[]>;
  back: string[];
}
/** What somebody else made of the draft in the meantime. */
export interface Theirs extends Answer {
  chart: { nodes: Partial<Station>[] };
}
interface Sign {
  word: string;
  icon: string;
}
export interface Told extends Answer {
  chart: { nodes: Partial<Station>[] };
  save: string;
  icons: string;
  kinds: Record<Kind, Sign>;
  tiles: Record<string, Sign>;
  roles: Record<string, Sign>;
  services: Record<string, string>;
  clocks: string[];
  words: Record<string, string>;
}

export function textOf(station: Station, told: Told): string {
  return station.text || (station.kind === "entry" ? (told.tiles[station.tile]?.word ?? "") : "");
}

/** What stands above the words: what it is or who takes over, and within which time (`wording/chart.py`, head_of). */
export function headOf(station: Station, told: Told): string {
  if (station.kind === "entry" || station.kind === "question") return "";
  const who = told.services[station.service] || told.roles[station.role]?.word || "";
  let head = told.kinds[station.kind].word;
  if (who && station.kind === "hand_over") head = fill(told.words.to, "who", who);
  if (who && station.kind === "appointment") head = fill(told.words.appointment, "who", who);
  return station.clock === null ? head : `${head} · ${told.clocks[station.clock] ?? ""}`;
}

export function iconOf(station: Station, told: Told): string {
  if (station.kind === "entry") return told.tiles[station.tile]?.icon ?? "login";
  if (station.kind === "hand_over" && station.role) return told.roles[station.role]?.icon ?? "users";
  return told.kinds[station.kind].icon;
}

export const nameOf = (station: Station, told: Told): string => {
  const words = textOf(station, told) || (told.words.unnamed ?? "");
  return words.length > 60 ? `${words.slice(0, 59).trimEnd()}…` : words;
};

export function fill(words: string | undefined, blank: string, value: string): string {
  return (words ?? "").replace(`%(${blank})s`, value);
}
