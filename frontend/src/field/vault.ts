/**
 * Who may open what is on this phone, and when it goes.
 *
 * Three keys. The *day key* opens the round, and is thrown away tonight: then the round cannot be read any more, even by
 * somebody who saved a copy of the disk and knows the PIN. The *outbox key* opens what was registered here and not yet
 * sent, and lives until that is sent. Both are wrapped by the key of PIN and phone half (see `seal`).
 *
 * What goes when: the day passes → the round, its drafts and what was sent; unsent facts stay, sealed. Five wrong PINs →
 * all of it, and the phone half; unsent facts stay, and open only after signing in again at the server. Signing out and
 * a wipe from the office → everything; the app first tries to hand over what waits.
 */
import { freshKey, halvesOf, keyOfPin, type Sealed, unwrap, wrap } from "./seal";
import { type Store, strictly } from "./store";

export const TRIES = 5;
export const PIN_LENGTH = 5;

/** An opened vault; only ever in memory. */
export interface Keys {
  device: string;
  outbox: CryptoKey;
  day: CryptoKey | null;
  /** Wraps tomorrow's day key without asking the PIN again. */
  pin: CryptoKey;
}

export type Opening = { opened: Keys } | { left: number };

export interface Grant {
  device: string;
  secret: string;
}

/** A PIN that a passer-by would try first is none: one digit five times, or a staircase. */
export function tooSimple(pin: string): boolean {
  const steps = [...pin].slice(1).map((digit, place) => Number(digit) - Number(pin[place]));
  return steps.every((step) => step === steps[0] && Math.abs(step) <= 1);
}

/** Sets the vault up with a PIN; what an earlier vault of this device left unsent opens again with it. */
export async function settle(store: Store, grant: Grant, pin: string, rounds?: number): Promise<Keys> {
  const secret = bytesOf(grant.secret);
  const { phone, back } = await halvesOf(secret);
  secret.fill(0);
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const byPin = await keyOfPin(pin, salt, phone, rounds);
  const outbox = (await rescued(store, grant.device, back)) ?? (await freshKey());
  const [wrapped, saved] = await Promise.all([wrap(outbox, byPin), wrap(outbox, back)]);
  const tx = strictly(store, ["lock", "rescue", "outbox"]);
  const earlier = await tx.objectStore("rescue").get("outbox");
  if (earlier && earlier.device !== grant.device) await tx.objectStore("outbox").clear();
  await tx.objectStore("lock").put({ device: grant.device, phone, salt, outbox: wrapped, misses: 0 }, "lock");
  await tx.objectStore("rescue").put({ device: grant.device, key: saved }, "outbox");
  await tx.done;
  return { device: grant.device, outbox: await unwrap(wrapped, byPin), day: null, pin: byPin };
}

/** From base64url, as the server writes it. */
function bytesOf(secret: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(secret.replaceAll("-", "+").replaceAll("_", "/")), (letter) =>
    letter.charCodeAt(0),
  );
}

async function rescued(store: Store, device: string, back: CryptoKey): Promise<CryptoKey | null> {
  const saved = await store.get("rescue", "outbox");
  return saved?.device === device ? unwrap(saved.key, back, true) : null;
}

/** The device of which unsent facts lie here, to ask the server for the same secret again. */
export async function knownDevice(store: Store): Promise<string | null> {
  return (await store.get("rescue", "outbox"))?.device ?? null;
}

/** Tries a PIN. The try is counted on the disk before it is made: closing the app gives no free ones. */
export async function unlock(store: Store, pin: string, rounds?: number): Promise<Opening> {
  const lock = await countTry(store);
  if (!lock) return { left: 0 };
  const byPin = await keyOfPin(pin, lock.salt, lock.phone, rounds);
  const outbox = await unwrap(lock.outbox, byPin).catch(() => null);
  if (!outbox) {
    const left = TRIES - lock.misses;
    if (left <= 0) await forget(store);
    return { left: Math.max(left, 0) };
  }
  void store.put("lock", { ...lock, misses: 0 }, "lock"); // nobody waits for it: the next try comes after it anyway
  const today = await store.get("day", "day");
  return {
    opened: { device: lock.device, outbox, day: today ? await unwrap(today.key, byPin) : null, pin: byPin },
  };
}

async function countTry(store: Store) {
  const tx = strictly(store, ["lock"]);
  const shelf = tx.objectStore("lock");
  const lock = await shelf.get("lock");
  const counted = lock && { ...lock, misses: lock.misses + 1 };
  if (counted) await shelf.put(counted, "lock");
  await tx.done;
  return counted;
}

/** A new day key, in the vault and in hand. */
export async function newDayKey(keys: Keys): Promise<{ key: CryptoKey; wrapped: Sealed }> {
  const wrapped = await wrap(await freshKey(), keys.pin);
  return { key: await unwrap(wrapped, keys.pin), wrapped };
}

/** Tonight: the round, its key, its drafts and what the server has already. What waits or was refused stays, sealed. */
export async function endDay(store: Store): Promise<void> {
  const tx = strictly(store, ["day", "bundle", "drafts", "outbox"]);
  for (const shelf of ["day", "bundle", "drafts"] as const) await tx.objectStore(shelf).clear();
  for (const state of ["kept", "already", "flagged"] as const) {
    for (const id of await tx.objectStore("outbox").index("state").getAllKeys(state)) {
      await tx.objectStore("outbox").delete(id);
    }
  }
  await tx.done;
}

/** After too many wrong PINs or a forgotten one: nothing can be opened here any more; unsent facts wait for the server's half. */
export async function forget(store: Store): Promise<void> {
  await endDay(store);
  const tx = strictly(store, ["lock"]);
  await tx.objectStore("lock").clear();
  await tx.done;
}

/** Signing out, or a wipe from the office: nothing stays. */
export async function wipe(store: Store): Promise<void> {
  const shelves = ["lock", "rescue", "day", "bundle", "drafts", "outbox"] as const;
  const tx = strictly(store, [...shelves]);
  for (const shelf of shelves) await tx.objectStore(shelf).clear();
  await tx.done;
}
