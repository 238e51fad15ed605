/**
 * Many phones on a bad line, with the app's own outbox and its own way of sending: what `python -m bench sync` runs.
 *
 * Told on standard input which phones there are and which doors each visits; answers on standard output what each said
 * was kept, and what the office said of it. Phones are killed in mid-save and in mid-sending, and clocks are wrong.
 */
import "fake-indexeddb/auto";
import type { Outcome } from "../src/field/api";
import { counts, Outbox } from "../src/field/outbox";
import { aVisit } from "../src/field/samples";
import { freshKey } from "../src/field/seal";
import { type Office, Offline, officeAt } from "../src/field/server";
import { openStore, type Store } from "../src/field/store";
import { handOver } from "../src/field/sync";
import { uuid7 } from "../src/field/uuid";

interface Phone {
  cookie: string;
  token: string;
  /** How far its clock is off, in milliseconds. */
  skew: number;
  doors: { stop: number; outcome: Outcome }[];
}

interface Plan {
  base: string;
  seed: number;
  at_once: number;
  patience: number;
  phones: Phone[];
}

interface Told {
  kept: { id: string; stop: number; state: string; sentence: string }[];
  killed_saving: number;
  killed_sending: number;
  sendings: number;
  unanswered: number;
  troubles: string[];
}

declare const process: {
  stdin: AsyncIterable<Uint8Array>;
  stdout: { write(text: string): void };
};

const sleep = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

/** A row of chances that is the same in every run. */
function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

async function visit(number: number, phone: Phone, plan: Plan): Promise<Told> {
  const chance = dice(plan.seed * 7919 + number);
  const told: Told = {
    kept: [],
    killed_saving: 0,
    killed_sending: 0,
    sendings: 0,
    unanswered: 0,
    troubles: [],
  };
  let dying = new AbortController();
  const office = officeAt({
    base: plan.base,
    token: () => phone.token,
    patience: plan.patience,
    fetch: async (address, how) => {
      told.sendings += 1;
      const headers = { ...(how?.headers as Record<string, string>), Cookie: phone.cookie };
      const signal = AbortSignal.any([how?.signal as AbortSignal, dying.signal]);
      try {
        return await fetch(address, { ...how, headers, signal });
      } catch (error) {
        told.unanswered += 1;
        throw error;
      }
    },
  });
  const device = await registered(office, number);
  const key = await freshKey();
  const name = `phone-${number}`;
  let store = await openStore(name);
  let outbox = new Outbox(store, key);

  const start_again = async () => {
    store.close();
    dying = new AbortController();
    store = await openStore(name);
    outbox = new Outbox(store, key);
  };
  const hand_over = async () => {
    const { trouble } = await handOver(outbox, office, device, () => Date.now() + phone.skew);
    if (trouble && trouble !== "network") told.troubles.push(trouble);
  };

  for (let door = 0; door < phone.doors.length; ) {
    const several = phone.doors.slice(door, door + 1 + Math.floor(chance() * 4));
    door += several.length;
    const facts = several.map(({ stop, outcome }) =>
      aVisit({
        id: uuid7(Date.now() + phone.skew),
        stop,
        outcome,
        at: new Date(Date.now() + phone.skew).toISOString(),
        agreed: outcome === "spoken" ? ["Belt morgen"] : [],
      }),
    );
    if (chance() < 0.1) {
      told.killed_saving += 1;
      const saving = outbox.add(facts).catch(() => undefined);
      await sleep(chance() * 3);
      await start_again();
      await saving;
    }
    await outbox.add(facts); // after a kill: what the visitor sees is not noted, is noted again
    told.kept.push(...facts.map(({ id, stop }) => ({ id, stop, state: "", sentence: "" })));
    if (chance() < 0.1) {
      told.killed_sending += 1;
      const sending = hand_over().catch(() => undefined);
      await sleep(chance() * 60);
      dying.abort();
      await sending;
      await start_again();
    } else if (chance() < 0.8) await hand_over();
  }
  for (let turn = 0; (await counts(store)).waiting > 0 && turn < 500; turn++) {
    await hand_over();
    await sleep(20 + chance() * 30 * Math.min(turn, 10));
  }
  return settled(told, store, outbox);
}

async function settled(told: Told, store: Store, outbox: Outbox): Promise<Told> {
  const entries = new Map((await outbox.all()).map((entry) => [entry.id, entry]));
  for (const one of told.kept) {
    const entry = entries.get(one.id);
    one.state = entry?.state ?? "gone";
    one.sentence = entry?.sentence ?? "";
  }
  store.close();
  return told;
}

async function registered(office: Office, number: number): Promise<string> {
  for (;;) {
    try {
      return (await office.register(`Phone ${number}`, null)).device;
    } catch (error) {
      if (!(error instanceof Offline)) throw error;
      await sleep(50);
    }
  }
}

async function main(): Promise<void> {
  const pieces: Uint8Array[] = [];
  for await (const piece of process.stdin) pieces.push(piece);
  const plan = JSON.parse(await new Blob(pieces as BlobPart[]).text()) as Plan;
  const told: Told[] = [];
  let next = 0;
  const walk = async () => {
    for (let number = next++; number < plan.phones.length; number = next++) {
      const phone = plan.phones[number];
      if (phone) told[number] = await visit(number, phone, plan);
    }
  };
  await Promise.all(Array.from({ length: plan.at_once }, walk));
  process.stdout.write(JSON.stringify(told));
}

await main();
