/**
 * Facts on their way to the office. A fact is added once, under an id of its own, and stays until the server said what
 * became of it: adding resolves only when it is on the disk, so what the screen calls kept survives a killed app.
 */
import type { Fact, Receipt } from "./api";
import { seal, unseal } from "./seal";
import { type FactState, type Store, type StoredFact, strictly } from "./store";

export interface Entry {
  id: string;
  state: FactState;
  held_until: number;
  fact: Fact;
  /** What the server said about it. */
  sentence: string;
}

export type Counts = Record<FactState, number>;
type Contents = Pick<Entry, "fact" | "sentence">;

/** The phone has no room left: nothing was kept, and the screen must say so. */
export class NoRoom extends Error {}

export class Outbox {
  constructor(
    private readonly store: Store,
    private readonly key: CryptoKey,
  ) {}

  /** Keeps facts, all or none. The same id twice is one fact: a second tap changes nothing. */
  async add(facts: readonly Fact[], held_until = 0): Promise<void> {
    const sealed = await Promise.all(
      facts.map((fact) => this.sealed({ id: fact.id, state: "waiting", held_until, fact, sentence: "" })),
    );
    try {
      const tx = strictly(this.store, ["outbox"]);
      tx.done.catch(() => undefined); // what went wrong is told by the line that waits for it
      const shelf = tx.objectStore("outbox");
      for (const one of sealed) if (!(await shelf.getKey(one.id))) await shelf.put(one);
      await tx.done;
    } catch (error) {
      throw isFull(error) ? new NoRoom() : error;
    }
  }

  /** What may be sent now, oldest first (an id of version 7 sorts by its moment). */
  async due(now: number, most: number): Promise<Entry[]> {
    const waiting = await this.store.getAllFromIndex("outbox", "state", "waiting");
    return this.opened(waiting.filter((one) => !isHeld(one, now)).slice(0, most));
  }

  /** When the next held fact may go, if any is held. */
  async nextDue(now: number): Promise<number | null> {
    const waiting = await this.store.getAllFromIndex("outbox", "state", "waiting");
    const held = waiting.filter((one) => isHeld(one, now)).map(({ held_until }) => held_until);
    return held.length > 0 ? Math.min(...held) : null;
  }

  /** Writes down what the server said. An id that it did not name goes on waiting. */
  async settle(receipts: readonly Receipt[]): Promise<void> {
    for (const receipt of receipts) {
      if (receipt.state === "later") continue;
      const stored = await this.store.get("outbox", receipt.id);
      if (stored?.state !== "waiting") continue;
      const [entry] = await this.opened([stored]);
      if (!entry) continue;
      const told = await this.sealed({ ...entry, state: receipt.state, sentence: receipt.sentence });
      const tx = strictly(this.store, ["outbox"]);
      if ((await tx.objectStore("outbox").get(receipt.id))?.state === "waiting")
        await tx.objectStore("outbox").put(told);
      await tx.done;
    }
  }

  /** Takes a fact back; only what was not sent yet. */
  async takeBack(ids: readonly string[], now: number): Promise<boolean> {
    const tx = strictly(this.store, ["outbox"]);
    const shelf = tx.objectStore("outbox");
    const found = await Promise.all(ids.map((id) => shelf.get(id)));
    const free = found.every((one) => one?.state === "waiting" && isHeld(one, now));
    if (free) for (const id of ids) await shelf.delete(id);
    await tx.done;
    return free;
  }

  /** The visitor has read what the office said: what it refused goes, what it kept with a remark is simply kept. */
  async read(id: string): Promise<void> {
    const tx = strictly(this.store, ["outbox"]);
    const stored = await tx.objectStore("outbox").get(id);
    if (stored?.state === "refused") await tx.objectStore("outbox").delete(id);
    if (stored?.state === "flagged") await tx.objectStore("outbox").put({ ...stored, state: "kept" });
    await tx.done;
  }

  async all(): Promise<Entry[]> {
    return this.opened(await this.store.getAll("outbox"));
  }

  private async sealed(entry: Entry): Promise<StoredFact> {
    const { id, state, held_until, fact, sentence } = entry;
    const contents: Contents = { fact, sentence };
    return { id, state, held_until, sealed: await seal(this.key, contents, `outbox/${id}`) };
  }

  private opened(stored: readonly StoredFact[]): Promise<Entry[]> {
    return Promise.all(
      stored.map(async ({ id, state, held_until, sealed }) => ({
        id,
        state,
        held_until,
        ...(await unseal<Contents>(this.key, sealed, `outbox/${id}`)),
      })),
    );
  }
}

/** How many facts wait, and how the others fared; needs no key, so the locked screen can say it too. */
export async function counts(store: Store): Promise<Counts> {
  const states: FactState[] = ["waiting", "kept", "already", "flagged", "refused"];
  const shelf = store.transaction("outbox").store.index("state");
  const found = await Promise.all(states.map((state) => shelf.count(state)));
  return Object.fromEntries(states.map((state, place) => [state, found[place] ?? 0])) as Counts;
}

/** A clock that jumped back holds nothing: no hold is longer than this. */
export const LONGEST_HOLD = 60_000;

function isHeld({ held_until }: Pick<StoredFact, "held_until">, now: number): boolean {
  return held_until > now && held_until - now <= LONGEST_HOLD;
}

function isFull(error: unknown): boolean {
  return error instanceof DOMException && error.name === "QuotaExceededError";
}
