import { expect, test } from "vitest";
import told from "../../../src/aanbel/desk/tests/chart_shapes.json";
import type { Spot, Station } from "./model";
import { path, type Shape, shapeOf } from "./shape";

interface Sample {
  stations: { station: Station; head: string; strands: number; shape: Shape }[];
  paths: { start: Spot; through: Spot[]; end: Spot; path: string }[];
}

const sample = told as unknown as Sample;

test("a station is drawn here as the server draws it", () => {
  for (const { station, head, strands, shape } of sample.stations)
    expect(shapeOf(station, station.text, head, strands)).toEqual(shape);
});

test("a line runs here as the server lets it run", () => {
  for (const one of sample.paths) expect(path(one.start, one.through, one.end)).toBe(one.path);
});
