import { describe, expect, it } from "vitest";
import { addressOf, apart, around, type Leg, shapeOf, tileOf } from "./ground";

const LEG: Leg = { name: "1", start: [5.08, 52.62], end: [5.1, 52.6], doors: [[1, 5.07, 52.61]] };

describe("tiles", () => {
  it.each([
    [[5.3872, 52.1561], 7, { z: 7, x: 65, y: 42 }],
    [[0, 0], 6, { z: 6, x: 32, y: 32 }],
  ] as const)("knows the tile of a place", (place, z, tile) => {
    expect(tileOf([...place], z)).toEqual(tile);
  });

  it("fills in an address", () => {
    expect(addressOf("/kaart/{z}/{x}/{y}.png", { z: 7, x: 65, y: 42 })).toBe("/kaart/7/65/42.png");
  });
});

describe("rounds", () => {
  it("fits start, end and doors", () => {
    expect(around([LEG])).toEqual([
      [5.07, 52.6],
      [5.1, 52.62],
    ]);
  });

  it("gives the fifth round the first shape again", () => {
    expect([0, 1, 2, 3, 4].map(shapeOf)).toEqual([1, 2, 3, 4, 1]);
  });
});

describe("signs", () => {
  it("lie apart, also behind one front door, and twice the same", () => {
    const crowd = Array.from({ length: 6 }, (_, nth) => ({ x: 100 + (nth % 3), y: 100 }));
    const moved = apart(crowd, 28);
    for (const [nth, one] of moved.entries())
      for (const other of moved.slice(0, nth))
        expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThan(26);
    expect(apart(crowd, 28)).toEqual(moved);
  });

  it("go round a place of departure, which stays", () => {
    const home = { x: 0, y: 0 };
    const moved = apart([{ x: 3, y: 4 }], 28, [home]);
    expect(Math.hypot(moved[0]?.x ?? 0, moved[0]?.y ?? 0)).toBeGreaterThanOrEqual(28);
    expect(home).toEqual({ x: 0, y: 0 });
  });

  it("stay where there is room", () => {
    const roomy = [
      { x: 0, y: 0 },
      { x: 40, y: 0 },
    ];
    expect(apart(roomy, 28)).toEqual(roomy);
  });
});
