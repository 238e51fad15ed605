import { expect, it } from "vitest";
import { placeIn } from "./round-order";

it.each([
  ["7", ["a", "b", "c"], "a", "c", "7-0"],
  ["7", ["a", "b", "c"], "c", "a", "7-1"],
  ["9", ["d", "e"], "e", "a", "9-1"],
])("in round %s with doors %j, dropped on %s, %s comes at %s", (round, doors, target, lifted, place) => {
  expect(placeIn(round, doors, target, lifted)).toBe(place);
});
