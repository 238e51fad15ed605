/** What the server told the editor: words, places, and what is the matter (`views/chart_island.py`). */
import type { Kind, Spot, Station } from "./model";

export interface Problem {
  sentence: string;
  do: string;
  node: string;
  blocks: boolean;
}
export interface Answer {
  turn: number;
  saved: string;
  problems: Problem[];
  places: Record<string, Spot>;
  through: Record<string, Spot[]>;
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

/** What stands above the words: how urgent it is, or who takes over (`wording/chart.py`, head_of). */
export function headOf(station: Station, told: Told): string {
  const kind = told.kinds[station.kind].word;
  const who = told.services[station.service] || told.roles[station.role]?.word || "";
  if (station.kind === "urgent")
    return station.clock === null ? kind : `${kind} · ${told.clocks[station.clock] ?? ""}`;
  if (station.kind === "hand_over") return who ? fill(told.words.to, "who", who) : kind;
  if (station.kind === "appointment") return who ? fill(told.words.appointment, "who", who) : kind;
  return station.kind === "answer" ? kind : "";
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
