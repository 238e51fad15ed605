import { expect, it } from "vitest";
import { uuid7 } from "./uuid";

it("an id is of version 7, and sorts by the moment it was made", () => {
  const ids = [0, 1, 1_700_000_000_000, 1_700_000_000_001, 2 ** 47].map((moment) => uuid7(moment));
  for (const id of ids)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(ids).toEqual([...ids].sort());
  const burst = Array.from({ length: 500 }, () => uuid7(1_800_000_000_000));
  expect(burst).toEqual([...burst].sort());
  expect(new Set(Array.from({ length: 1000 }, () => uuid7(5))).size).toBe(1000);
});
