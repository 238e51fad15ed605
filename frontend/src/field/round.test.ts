import { describe, expect, it } from "vitest";
import type { Fact } from "./api";
import { withdrawOf } from "./facts";
import type { Entry } from "./outbox";
import { arrivedAt, doorsOf, nextDoor, stateOf, UNDO_WITHIN, undoLeft } from "./round";
import { aBundle, aVisit } from "./samples";
import { uuid7 } from "./uuid";

const entry = (fact: Fact): Entry => ({ id: fact.id, state: "waiting", held_until: 0, fact, sentence: "" });
const check = (where: "arrived" | "left"): Entry =>
  entry({ id: uuid7(), kind: "check_in", stop: 1, at: "2026-11-23T09:20:00Z", where });
const doors = doorsOf(aBundle());
const door = (place: number) => doors[place] ?? expect.fail();

describe("the next door", () => {
  it("is the first that was not rung, in the order of the plan", () => {
    expect(nextDoor(doors, [])?.stop.id).toBe(1);
    expect(nextDoor(doors, [entry(aVisit({ stop: 1 }))])?.stop.id).toBe(2);
  });

  it("lies behind the one just done, and comes back to one that was skipped", () => {
    expect(nextDoor(doors, [entry(aVisit({ stop: 2 }))], 2)?.stop.id).toBe(3);
    expect(nextDoor(doors, [entry(aVisit({ stop: 3 }))], 3)?.stop.id).toBe(1);
  });

  it("is never one where we need not ring, and there is none after the last", () => {
    const stopped = aBundle();
    for (const stop of stopped.rounds[0]?.stops ?? [])
      if (stop.id === 1) stop.stopped = "De zaak is gesloten.";
    expect(nextDoor(doorsOf(stopped), [])?.stop.id).toBe(2);
    expect(
      nextDoor(
        doors,
        [1, 2, 3].map((stop) => entry(aVisit({ stop }))),
      ),
    ).toBeUndefined();
  });
});

describe("a door", () => {
  it("shows what was registered last", () => {
    const told = [entry(aVisit({ outcome: "not_home" })), entry(aVisit({ outcome: "spoken" }))];
    expect(stateOf(door(0), told)).toMatchObject({ kind: "done", outcome: "spoken" });
    expect(stateOf(door(1), told)).toEqual({ kind: "open" });
  });

  it("that was visited by another phone is done, also on a phone that knows nothing of it", () => {
    const bundle = aBundle();
    for (const stop of bundle.rounds[0]?.stops ?? []) stop.visited = stop.id === 1;
    expect(doorsOf(bundle).map((one) => stateOf(one, []).kind)).toEqual(["visited", "open", "open"]);
    expect(nextDoor(doorsOf(bundle), [])?.stop.id).toBe(2);
  });

  it("is open again when its registration was withdrawn, unless the office did not take that", () => {
    const visit = entry(aVisit());
    const back = entry(withdrawOf(visit.id, new Date()));
    const bundle = aBundle();
    for (const stop of bundle.rounds[0]?.stops ?? []) stop.visited = true; // fetched before it was undone
    const first = doorsOf(bundle)[0] ?? expect.fail();
    expect(stateOf(first, [visit, back]).kind).toBe("open");
    expect(stateOf(first, [visit, { ...back, state: "refused" }]).kind).toBe("done");
    expect(stateOf(first, [visit, back, entry(aVisit({ outcome: "spoken" }))])).toMatchObject({
      outcome: "spoken",
    });
  });

  it("can be undone for ten minutes, once, also after it was sent", () => {
    const visit: Entry = { ...entry(aVisit()), state: "kept" };
    const at = Date.parse(aVisit().at);
    expect(undoLeft(visit, [visit], at + 60_000)).toBe(UNDO_WITHIN - 60_000);
    expect(undoLeft(visit, [visit], at + UNDO_WITHIN)).toBe(0);
    expect(undoLeft(visit, [visit, entry(withdrawOf(visit.id, new Date()))], at)).toBe(0);
    expect(undoLeft({ ...visit, state: "refused" }, [visit], at)).toBe(0);
    expect(undoLeft(check("arrived"), [], at)).toBe(0);
  });

  it("knows since when the visitor stands there, until they left", () => {
    expect(arrivedAt(1, [])).toBeNull();
    const here = check("arrived");
    expect(arrivedAt(1, [here])).toBe("2026-11-23T09:20:00Z");
    expect(arrivedAt(1, [here, check("left")])).toBeNull();
  });
});
