/** How large a station is and how a line runs: the same as `core/chart/shape.py` and `layout.py`; a sample in both test
 * benches keeps the two alike. */
import type { Spot, Station } from "./model";

export const WIDE = 190;
const ENTRY_WIDE = 158;
const PAD = 12;
const LINE = 17;
const HEAD_LINE = 16;
const HEAD_AFTER = 6;
const ROW = 9;
const ROW_LINE = 16;
const STRAND = 5;
const LETTER = 13;
const NARROW = new Set("iljtfrI.,:;'|!()[]/ -");
const BROAD = new Set("mwMW@%—");

export interface Row {
  lines: string[];
  top: number;
  height: number;
  middle: number;
}
export interface Shape {
  width: number;
  height: number;
  head: string[];
  lines: string[];
  textTop: number;
  rows: Row[];
  stop: number;
}

export function widthOf(words: string, letter = LETTER): number {
  let units = 0;
  for (const one of words) {
    if (NARROW.has(one)) units += 0.32;
    else if (BROAD.has(one)) units += 0.93;
    else units += one !== one.toLowerCase() ? 0.69 : 0.585;
  }
  return units * letter;
}

export function wrapped(words: string, width: number, letter = LETTER): string[] {
  const lines: string[] = [];
  for (let word of words.split(/\s+/).filter(Boolean)) {
    while (widthOf(word, letter) > width && word.length > 1) {
      let cut = word.length - 1;
      while (cut > 1 && widthOf(word.slice(0, cut), letter) > width) cut -= 1;
      lines.push(word.slice(0, cut));
      word = word.slice(cut);
    }
    const last = lines[lines.length - 1];
    if (last !== undefined && widthOf(`${last} ${word}`, letter) <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

const half = (number: number): number => Math.floor(number / 2);

export function shapeOf(station: Station, text: string, head: string, strands: number): Shape {
  const least = strands * STRAND + 10;
  if (station.kind === "entry") {
    const lines = wrapped(text, ENTRY_WIDE - 62, LETTER + 0.5);
    const height = Math.max(48, lines.length * LINE + 2 * PAD - 6);
    const row = { lines: [], top: 0, height, middle: half(height) };
    const textTop = half(height - lines.length * LINE);
    return { width: ENTRY_WIDE, height, head: [], lines, textTop, rows: [row], stop: half(height) };
  }
  const lines = wrapped(text, WIDE - 2 * PAD - 4);
  const above = wrapped(head, WIDE - 2 * PAD - 24, LETTER - 1);
  const textTop = PAD + (above.length ? above.length * HEAD_LINE + HEAD_AFTER : 0);
  let down = Math.max(textTop + lines.length * LINE + PAD - 2, least);
  const stop = half(down);
  const rows = station.options.map((option) => {
    const words = wrapped(option.label, WIDE - 2 * PAD - 16, LETTER - 0.5);
    const height = Math.max(ROW + Math.max(1, words.length) * ROW_LINE, least);
    const row = { lines: words, top: down, height, middle: down + half(height) };
    down += height;
    return row;
  });
  return { width: WIDE, height: Math.max(down, 44), head: above, lines, textTop, rows, stop };
}

/** Where the line of this tile lies at a stop where these tiles pass. */
export function beside([x, y]: Spot, tiles: readonly string[], tile: string): Spot {
  const place = Math.max(0, tiles.indexOf(tile));
  return [x, y + (place - (tiles.length - 1) / 2) * STRAND];
}

const said = (value: number): string => String(Math.round(value * 10) / 10);

/** A line that leaves and arrives level, straight where it passes a column, in one smooth bend in between. */
export function path(start: Spot, through: readonly Spot[], end: Spot): string {
  const points: Spot[] = [start];
  for (const [x, y] of through) points.push([x, y], [x + 190, y]);
  points.push(end);
  let words = `M${said(start[0])} ${said(start[1])}`;
  for (let nth = 0; nth + 1 < points.length; nth += 1) {
    const [x, y] = points[nth] as Spot;
    const [u, v] = points[nth + 1] as Spot;
    if (nth % 2) {
      words += `H${said(u)}`;
      continue;
    }
    const reach = u > x + 20 ? (u - x) / 2 : Math.max(60, Math.abs(u - x) / 3);
    words += `C${said(x + reach)} ${said(y)} ${said(u - reach)} ${said(v)} ${said(u)} ${said(v)}`;
  }
  return words;
}
