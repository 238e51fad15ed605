import { describe, expect, it } from "vitest";
import { cardCode, type Filled, visitOf } from "./facts";
import { amount, cents } from "./money";

const AT = new Date("2026-11-23T12:05:00+01:00");
const form = (fields: Record<string, string | string[]>): Filled => ({
  one: (name) => [fields[name] ?? ""].flat()[0] ?? "",
  all: (name) => [fields[name] ?? []].flat(),
});
const made = (outcome: Parameters<typeof visitOf>[1], fields: Record<string, string | string[]>) => {
  const result = visitOf(7, outcome, form(fields), AT);
  if (!("visit" in result)) throw new Error(JSON.stringify(result));
  const { id: _id, kind: _kind, stop: _stop, at: _at, ...said } = result.visit;
  return said;
};

describe("an amount", () => {
  it.each([
    ["1250", 125_000],
    ["1.250", 125_000],
    ["1.250,50", 125_050],
    ["1250,5", 125_050],
    ["1250.50", 125_050],
    ["€ 900", 90_000],
    ["0", 0],
    ["", null],
    ["duizend", undefined],
    ["12.50.00", undefined],
    ["-5", undefined],
    ["99999999", undefined],
  ])("%j is %s cents", (typed, expected) => {
    expect(cents(typed)).toBe(expected);
  });

  it("reads as Dutch money", () => {
    expect(amount(125_050).replace(/\s/g, " ")).toBe("€ 1.250,50");
    expect(amount(90_000).replace(/\s/g, " ")).toBe("€ 900");
  });
});

describe("the code of a card", () => {
  it.each([
    ["BCD-FGH-JKM", "BCD-FGH-JKM"],
    ["bcd fgh jkm", "BCD-FGH-JKM"],
    ["https://aanbel.klokkendam.example/r/BCD-FGH-JKM", "BCD-FGH-JKM"],
    ["https://aanbel.klokkendam.example/r/BCDFGHJKM/?taal=nl", "BCD-FGH-JKM"],
    ["O1L-456-789", "011-456-789"],
    ["BCD-FGH", ""],
    ["https://elders.example/", ""],
    ["", ""],
  ])("%j is %j", (typed, expected) => {
    expect(cardCode(typed)).toBe(expected);
  });
});

describe("a registration", () => {
  it("holds only what was said", () => {
    expect(made("not_home", {})).toEqual({ outcome: "not_home" });
    expect(made("not_home", { card: "yes", card_code: "bcdfghjkm" })).toEqual({
      outcome: "not_home",
      card_left: true,
      card_code: "BCD-FGH-JKM",
    });
  });

  it("tells a no from not having spoken of it", () => {
    expect(made("spoken", { help: "no" })).toMatchObject({ help_accepted: false });
    expect(made("spoken", { help: "" })).not.toHaveProperty("help_accepted");
  });

  it("takes a budget along only with the resident's yes", () => {
    const amounts = { income: "1700", fixed: "1.200", living: "600,50" };
    expect(made("spoken", amounts)).not.toHaveProperty("budget");
    expect(made("spoken", { ...amounts, may_keep: "yes" })).toMatchObject({
      budget: { income: 170_000, fixed: 120_000, living: 60_050 },
      may_keep: true,
    });
  });

  it("names the field that cannot be read, and makes nothing", () => {
    expect(visitOf(7, "spoken", form({ income: "veel" }), AT)).toEqual({ mistake: { field: "income" } });
    expect(visitOf(7, "not_home", form({ card_code: "xx" }), AT)).toEqual({
      mistake: { field: "card_code" },
    });
  });

  it("keeps a note within what the office takes", () => {
    expect(made("unsafe", { seen: ["Hond"], words: "a".repeat(700) }).words).toHaveLength(600);
  });
});
