import "fake-indexeddb/auto";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Fact, Receipt } from "./api";
import { counts, NoRoom, Outbox } from "./outbox";
import { aVisit } from "./samples";
import { freshKey } from "./seal";
import { Offline, officeAt, Refusal, Revoked, SignedOut, Stranger, type Wire } from "./server";
import { openStore, type Store } from "./store";
import { handOver, pauseAfter } from "./sync";

const DEVICE = "11111111-1111-4111-8111-111111111111";
let store: Store;
let key: CryptoKey;
let outbox: Outbox;
let turn = 0;

beforeEach(async () => {
  store = await openStore(`sync-${++turn}`);
  key = await freshKey();
  outbox = new Outbox(store, key);
});

/** An office behind a bad line: it keeps each id once, and loses the way there or back as `luck` says. */
function office(luck: () => "fine" | "lost" | "unanswered" | "half") {
  const kept = new Map<string, number>();
  return {
    kept,
    handIn: async (_device: string, facts: readonly Fact[]) => {
      const fate = luck();
      if (fate === "lost") throw new Offline();
      const receipts: Receipt[] = facts.map(({ id }) => {
        const state = kept.has(id) ? "already" : "kept";
        kept.set(id, (kept.get(id) ?? 0) + (state === "kept" ? 1 : 0));
        return { id, state, sentence: "" };
      });
      if (fate === "unanswered") throw new Offline();
      return { receipts: fate === "half" ? receipts.slice(0, Math.ceil(receipts.length / 2)) : receipts };
    },
  };
}

/** A row of chances that is the same in every run. */
function dice(seed: number) {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

describe("adding a fact", () => {
  it("is done only when it is on the disk: another opening of the store has it", async () => {
    await outbox.add([aVisit()]);
    expect((await counts(await openStore(`sync-${turn}`))).waiting).toBe(1);
  });

  it("twice under one id is one fact, and what the server said of it stays", async () => {
    const fact = aVisit();
    await outbox.add([fact]);
    await outbox.settle([{ id: fact.id, state: "kept", sentence: "" }]);
    await outbox.add([fact]);
    expect(await counts(store)).toMatchObject({ waiting: 0, kept: 1 });
  });

  it("keeps all or none, and says so, when the phone is full", async () => {
    const full = {
      transaction: () => ({
        objectStore: () => ({ getKey: () => undefined, put: fail }),
        done: Promise.resolve(),
      }),
    };
    const fail = () => Promise.reject(new DOMException("full", "QuotaExceededError"));
    await expect(new Outbox(full as never, key).add([aVisit()])).rejects.toBeInstanceOf(NoRoom);
  });
});

describe("taking a fact back", () => {
  it("works while it is held and never after", async () => {
    const fact = aVisit();
    const now = Date.now();
    await outbox.add([fact], now + 8000);
    expect(await outbox.due(now, 9)).toEqual([]);
    expect(await outbox.takeBack([fact.id], now + 9000)).toBe(false);
    expect(await outbox.takeBack([fact.id], now)).toBe(true);
    expect((await counts(store)).waiting).toBe(0);
  });

  it("holds nothing any more when the phone is put away", async () => {
    await outbox.add([aVisit()], Date.now() + 8000);
    const far = office(() => "fine");
    expect((await handOver(outbox, far, DEVICE)).sent).toBe(0);
    expect((await handOver(outbox, far, DEVICE, Date.now, true)).sent).toBe(1);
  });

  it("knows when the next held fact comes free", async () => {
    const now = Date.now();
    await outbox.add([aVisit()]);
    expect(await outbox.nextDue(now)).toBeNull();
    await outbox.add([aVisit()], now + 8000);
    expect(await outbox.nextDue(now)).toBe(now + 8000);
  });

  it("does not hold a fact for a day because the clock jumped back", async () => {
    const now = Date.now();
    await outbox.add([aVisit()], now + 8000);
    expect(await outbox.due(now - 24 * 3600_000, 9)).toHaveLength(1);
  });
});

describe("what the office said", () => {
  it("once read, goes with what was refused; what was kept with a remark stays kept; what waits is untouched", async () => {
    const [refused, flagged, waiting] = [aVisit(), aVisit(), aVisit()];
    await outbox.add([refused, flagged, waiting]);
    await outbox.settle([
      { id: refused.id, state: "refused", sentence: "Dit adres hoort niet bij uw ronde." },
      { id: flagged.id, state: "flagged", sentence: "De zaak was al gesloten." },
    ]);
    for (const { id } of [refused, flagged, waiting]) await outbox.read(id);
    const left = Object.fromEntries((await outbox.all()).map(({ id, state }) => [id, state]));
    expect(left).toEqual({ [flagged.id]: "kept", [waiting.id]: "waiting" });
  });
});

describe("handing over", () => {
  it("sends oldest first and in sendings of 25", async () => {
    const facts = Array.from({ length: 60 }, () => aVisit());
    await outbox.add(facts);
    const sizes: number[] = [];
    const seen: string[] = [];
    await handOver(
      outbox,
      {
        handIn: async (_device, sent) => {
          sizes.push(sent.length);
          seen.push(...sent.map(({ id }) => id));
          return { receipts: sent.map(({ id }) => ({ id, state: "kept", sentence: "" })) };
        },
      },
      DEVICE,
    );
    expect(sizes).toEqual([25, 25, 10]);
    expect(seen).toEqual([...seen].sort());
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    "over a bad line (%i) ends with each fact at the office exactly once",
    async (seed) => {
      const chance = dice(seed);
      const fates = ["fine", "lost", "unanswered", "half"] as const;
      const far = office(() => fates[Math.floor(chance() * 4)] ?? "fine");
      const facts = Array.from({ length: 40 }, () => aVisit());
      for (const fact of facts) await outbox.add([fact]);
      for (let round = 0; round < 200 && (await counts(store)).waiting > 0; round++) {
        await handOver(new Outbox(store, key), far, DEVICE);
      }
      expect([...far.kept.keys()].sort()).toEqual(facts.map(({ id }) => id).sort());
      expect([...far.kept.values()].every((times) => times === 1)).toBe(true);
    },
  );

  it("keeps everything and says what is in the way", async () => {
    await outbox.add([aVisit()]);
    for (const [error, trouble] of [
      [new Offline(), "network"],
      [new SignedOut(), "signed-out"],
      [new Stranger(), "stranger"],
      [new Revoked(), "revoked"],
    ] as const) {
      const refusing = { handIn: () => Promise.reject(error) };
      expect(await handOver(outbox, refusing, DEVICE)).toEqual({ sent: 0, trouble });
    }
    expect((await counts(store)).waiting).toBe(1);
  });

  it("sends each apart when the server refuses the whole, so that a bad fact never takes its neighbours along", async () => {
    const [good, bad] = [aVisit(), aVisit({ words: "bad" })];
    await outbox.add([good, bad]);
    const picky = {
      handIn: async (_device: string, facts: readonly Fact[]) => {
        if (facts.some((fact) => "words" in fact && fact.words))
          throw new Refusal("Dit konden we niet lezen.");
        return { receipts: facts.map(({ id }) => ({ id, state: "kept" as const, sentence: "" })) };
      },
    };
    expect(await handOver(outbox, picky, DEVICE)).toEqual({ sent: 2, trouble: "" });
    const told = Object.fromEntries(
      (await outbox.all()).map(({ id, state, sentence }) => [id, [state, sentence]]),
    );
    expect(told).toEqual({ [good.id]: ["kept", ""], [bad.id]: ["refused", "Dit konden we niet lezen."] });
  });

  it("sends again what the server puts off, and does not turn in circles", async () => {
    await outbox.add([aVisit()]);
    const handIn = vi.fn(async (_device: string, facts: readonly Fact[]) => ({
      receipts: facts.map(({ id }) => ({ id, state: "later" as const, sentence: "" })),
    }));
    expect(await handOver(outbox, { handIn }, DEVICE)).toEqual({ sent: 0, trouble: "network" });
    expect(handIn).toHaveBeenCalledTimes(1);
    expect((await counts(store)).waiting).toBe(1);
  });

  it("waits longer after each failure, five minutes at most", () => {
    expect([1, 2, 3, 12].map((failures) => pauseAfter(failures, 1))).toEqual([2000, 4000, 8000, 300_000]);
  });
});

describe("what the office answers", () => {
  const json = (status: number, body: unknown) =>
    new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json" } });
  const page = (status: number) =>
    new Response("<html>", { status, headers: { "Content-Type": "text/html" } });
  const wire = (answer: Response | Error): Wire => ({
    fetch: () => (answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer)),
    base: "/veld/",
    token: () => "t",
    patience: 1000,
  });

  it.each([
    ["no network", new TypeError("failed"), Offline],
    [
      "an answer cut off halfway",
      new Response('{"a":', { headers: { "Content-Type": "application/json" } }),
      Offline,
    ],
    ["a page of a proxy instead of an answer", page(200), Offline],
    ["a server that restarts", page(502), Offline],
    ["too many questions", json(429, {}), Offline],
    ["the sign-in page", page(302), SignedOut],
    ["a session that ended", json(401, { detail: "Meld u aan." }), SignedOut],
    ["somebody else's device", json(404, { detail: "Onbekend." }), Stranger],
    ["an address that is not there", page(404), Offline],
    ["a wiped device", json(410, { wipe: true }), Revoked],
    ["a refusal of what was sent", json(400, { detail: "Onleesbaar." }), Refusal],
  ])("%s", async (_what, answer, kind) => {
    await expect(officeAt(wire(answer)).bundle(DEVICE)).rejects.toBeInstanceOf(kind);
  });
});
