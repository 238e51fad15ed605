import { describe, expect, it } from "vitest";
import { wordsIn } from "./index";

type Said = Record<string, unknown>;
const nl = wordsIn("nl") as unknown as Said;
const en = wordsIn("en") as unknown as Said;

/** All that can be read, with the counting sentences said for nobody, one and many. */
function sentences(said: unknown): string[] {
  if (typeof said === "string") return [said];
  if (typeof said === "function") return [0, 1, 3].map((n) => String(said(n, "x")));
  return Object.values(said as Said).flatMap(sentences);
}

describe("the words on the phone", () => {
  it("are there in both languages, one for one", () => {
    expect(Object.keys(en)).toEqual(Object.keys(nl));
    for (const [name, said] of Object.entries(nl)) {
      expect([name, sentences(en[name]).length]).toEqual([name, sentences(said).length]);
      expect(sentences(said).every((text) => text.trim() !== "")).toBe(true);
      expect(sentences(en[name]).every((text) => text.trim() !== "")).toBe(true);
    }
  });

  it("never speak of debts: a neighbour may read along", () => {
    for (const text of sentences(nl)) expect(text).not.toMatch(/schuld|achterstand|wanbeta/i);
  });

  it("count one and many", () => {
    expect(wordsIn("nl").waitNetwork(1)).toBe("1 registratie wacht op netwerk");
    expect(wordsIn("nl").waitNetwork(3)).toBe("3 registraties wachten op netwerk");
  });
});
