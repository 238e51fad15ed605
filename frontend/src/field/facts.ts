/** What the visitor filled in, as the facts that are sent. Pure: a form's fields in, facts or a named mistake out. */
import type { Budget, CheckFact, Outcome, VisitFact, WithdrawFact } from "./api";
import { cents } from "./money";
import { uuid7 } from "./uuid";

/** The fields of a form, by name; a chip that may be chosen with others comes more than once. */
export interface Filled {
  one(name: string): string;
  all(name: string): string[];
}

export type Mistake = { field: "income" | "fixed" | "living" | "card_code" };
export type Made = { visit: VisitFact } | { mistake: Mistake };

const CODE = /^[0-9BCDFGHJKMNPQRSTVWXYZ]{9}$/;
const LOOKALIKES: Record<string, string> = { O: "0", I: "1", L: "1" };

/** A code as typed or as it stands in the QR's address, in its groups of three; nothing when it is none. */
export function cardCode(typed: string): string {
  const bare = typed
    .trim()
    .replace(/^https?:\/\/\S+\/r\//i, "")
    .replace(/[/?#].*$/, "");
  const meant = [...bare.toUpperCase().replace(/[\s.–-]/g, "")]
    .map((letter) => LOOKALIKES[letter] ?? letter)
    .join("");
  return CODE.test(meant) ? (meant.match(/.{3}/g) ?? []).join("-") : "";
}

export function visitOf(stop: number, outcome: Outcome, filled: Filled, at: Date): Made {
  const budget = budgetOf(filled);
  if ("mistake" in budget) return budget;
  const help = filled.one("help");
  const typed = filled.one("card_code");
  const card_code = typed ? cardCode(typed) : "";
  if (typed && !card_code) return { mistake: { field: "card_code" } };
  const fact: VisitFact = { id: uuid7(), kind: "visit", stop, at: stamp(at), outcome };
  const more: Partial<VisitFact> = {
    card_left: filled.one("card") === "yes",
    card_code,
    agreed: [...filled.all("agreed"), ...filled.all("where"), ...filled.all("when")].slice(0, 12),
    help_accepted: help === "yes" ? true : help === "no" ? false : null,
    next_step: filled.one("next_step"),
    language: filled.one("language").slice(0, 40),
    referral: filled.all("referral").join("; ").slice(0, 120),
    budget: budget.sketch,
    may_keep: budget.sketch !== null,
    words: [...filled.all("seen"), filled.one("words").trim()].filter(Boolean).join(". ").slice(0, 600),
  };
  return { visit: { ...fact, ...said(more) } };
}

/** Only what was said goes along. */
function said(more: Partial<VisitFact>): Partial<VisitFact> {
  const silent = (value: unknown) =>
    value === "" || value === null || value === false || (Array.isArray(value) && value.length === 0);
  const loud = Object.entries(more).filter(
    ([name, value]) => !silent(value) || (name === "help_accepted" && value === false),
  );
  return Object.fromEntries(loud) as Partial<VisitFact>;
}

/** The sketch, only with the resident's yes and only when something was filled in. */
function budgetOf(filled: Filled): { sketch: Budget | null } | { mistake: Mistake } {
  const amounts: Partial<Budget> = {};
  for (const field of ["income", "fixed", "living"] as const) {
    const value = cents(filled.one(field));
    if (value === undefined) return { mistake: { field } };
    if (value !== null) amounts[field] = value;
  }
  const nothing = Object.keys(amounts).length === 0 || filled.one("may_keep") !== "yes";
  return { sketch: nothing ? null : { income: 0, fixed: 0, living: 0, ...amounts } };
}

export function checkOf(stop: number, where: CheckFact["where"], at: Date): CheckFact {
  return { id: uuid7(), kind: "check_in", stop, at: stamp(at), where };
}

export function withdrawOf(about: string, at: Date): WithdrawFact {
  return { id: uuid7(), kind: "withdraw", about, at: stamp(at) };
}

/** The phone's own clock with its offset; what counts is decided at the office. */
export function stamp(at: Date): string {
  return at.toISOString();
}
