import { expect, it } from "vitest";
import { looksLikeRows } from "./uploads";

it.each([
  ["A1\tBoer\t1234AB", true],
  ["A1;Boer;1234AB\nA2;Kaya;1234AB", true],
  ["Molenweg 12", false],
  ["", false],
])("a paste of %j looks like rows: %s", (text, expected) => {
  expect(looksLikeRows(text)).toBe(expected);
});
