import { describe, expect, it } from "vitest";
import { actFor, nextIndex } from "./keyboard";

const free = { typing: false, modified: false, on: true };

describe("a single key", () => {
  it.each([
    ["/", { kind: "search" }],
    ["?", { kind: "help" }],
    ["j", { kind: "move", by: 1 }],
    ["k", { kind: "move", by: -1 }],
    ["b", { kind: "press", key: "b" }],
    ["Enter", null],
    ["F5", null],
  ])("%s asks for %o", (key, act) => {
    expect(actFor(key, free)).toEqual(act);
  });

  it("is never ours while somebody types, holds a modifier, or switched shortcuts off", () => {
    expect(actFor("j", { ...free, typing: true })).toBeNull();
    expect(actFor("j", { ...free, modified: true })).toBeNull();
    expect(actFor("j", { ...free, on: false })).toBeNull();
  });
});

describe("moving through rows", () => {
  it("starts at the first going down and at the last going up", () => {
    expect(nextIndex(-1, 1, 5)).toBe(0);
    expect(nextIndex(-1, -1, 5)).toBe(4);
  });

  it("stays within the list", () => {
    expect(nextIndex(4, 1, 5)).toBe(4);
    expect(nextIndex(0, -1, 5)).toBe(0);
  });
});
