import { describe, expect, it } from "vitest";
import type { Sending } from "./courier";
import type { Counts, Entry } from "./outbox";
import { aVisit } from "./samples";
import { syncLine } from "./sync-line";
import { wordsIn } from "./words";

const NOW = Date.parse("2026-11-23T10:04:00+01:00");
const none: Counts = { waiting: 0, kept: 0, already: 0, flagged: 0, refused: 0 };
const sending = (more: Partial<Sending> = {}): Sending => ({ busy: false, trouble: "", last: null, ...more });
const entry = (state: Entry["state"], held_until = 0): Entry => {
  const fact = aVisit();
  return { id: fact.id, state, held_until, fact, sentence: "" };
};

describe("the line that is always there", () => {
  it.each<[string, Partial<Counts>, Partial<Sending>, Entry[]]>([
    ["Nog niets te versturen", {}, {}, []],
    ["Alles verstuurd om 10:04", { kept: 2 }, { last: NOW }, []],
    ["Alles verstuurd", { kept: 2 }, {}, []],
    ["3 registraties wachten op netwerk", { waiting: 3 }, { trouble: "network" }, []],
    ["1 registratie wordt zo verstuurd", { waiting: 1 }, {}, [entry("waiting", NOW + 5000)]],
    ["Versturen …", { waiting: 1 }, { busy: true }, [entry("waiting")]],
    ["Meld u aan: 1 registratie wacht", { waiting: 1 }, { trouble: "signed-out" }, []],
    ["Meld u opnieuw aan", {}, { trouble: "signed-out" }, []],
    ["1 registratie: lees wat kantoor zegt", { refused: 1 }, { last: NOW }, [entry("refused")]],
  ])("%s", (text, counts, how, entries) => {
    expect(syncLine(wordsIn("nl"), { ...none, ...counts }, sending(how), entries, NOW).text).toBe(text);
  });
});
