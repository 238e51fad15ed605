import { describe, expect, it } from "vitest";
import { filling, fitted, moved, WHOLE, zoomed } from "./picture-view";

describe("looking at a picture", () => {
  it("keeps the point under the finger where it is when one comes nearer", () => {
    const near = zoomed(WHOLE, 2, 100, 50);
    expect(near).toEqual({ scale: 2, x: -100, y: -50 });
    expect(zoomed(near, 0.5, 100, 50)).toEqual(WHOLE);
  });

  it("never shows less than the whole or what lies beside the picture", () => {
    expect(zoomed(WHOLE, 0.1, 10, 10).scale).toBe(1);
    expect(zoomed(WHOLE, 100, 0, 0).scale).toBe(8);
    expect(fitted(moved({ x: 0, y: 0, scale: 2 }, 500, -500), 300, 200)).toEqual({ scale: 2, x: 0, y: -200 });
    expect(filling(2, 400, 200)).toEqual(WHOLE);
    expect(filling(2, 300, 200)).toEqual(WHOLE);
    expect(filling(2, 200, 200)).toEqual({ scale: 2, x: -100, y: -100 });
    expect(fitted({ x: 40, y: 40, scale: 1 }, 300, 200)).toEqual(WHOLE);
  });
});
