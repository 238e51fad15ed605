/** Today's round: kept sealed, read back, and over tonight, by the server's clock as far as the phone knows it. */
import type { Bundle } from "./api";
import { seal, unseal } from "./seal";
import { type Day, type Store, strictly } from "./store";
import { endDay, type Keys, newDayKey } from "./vault";

/** `ahead` and `behind`: this phone's clock; from five minutes on it is worth a sentence. */
export type Clock = "right" | "ahead" | "behind";
export const SLACK = 5 * 60_000;

/** Puts a fresh bundle in the place of the last; the day key is new with each day. */
export async function keep(store: Store, keys: Keys, bundle: Bundle, skew: number): Promise<Keys> {
  const before = await store.get("day", "day");
  if (before && before.day !== bundle.day) await endDay(store);
  const same = before?.day === bundle.day && keys.day ? { key: keys.day, wrapped: before.key } : null;
  const { key, wrapped } = same ?? (await newDayKey(keys));
  const day: Day = {
    day: bundle.day,
    expires_at: bundle.expires_at,
    version: bundle.version,
    skew,
    key: wrapped,
  };
  const sealed = await seal(key, bundle, `bundle/${bundle.day}`);
  const tx = strictly(store, ["day", "bundle"]);
  await tx.objectStore("day").put(day, "day");
  await tx.objectStore("bundle").put(sealed, "bundle");
  await tx.done;
  return { ...keys, day: key };
}

/** The bundle of today, or nothing. */
export async function read(store: Store, keys: Keys): Promise<Bundle | null> {
  const [day, sealed] = await Promise.all([store.get("day", "day"), store.get("bundle", "bundle")]);
  return day && sealed && keys.day ? unseal<Bundle>(keys.day, sealed, `bundle/${day.day}`) : null;
}

/** Whether the round that lies here is over. */
export function isOver(day: Day, now: number): boolean {
  return now + day.skew >= Date.parse(day.expires_at);
}

/** Throws the round away when it is over. True when it was. */
export async function endWhenOver(store: Store, now: number): Promise<boolean> {
  const day = await store.get("day", "day");
  if (!day || !isOver(day, now)) return false;
  await endDay(store);
  return true;
}

/** Each answer of the office sets the clock right again. */
export async function setClock(store: Store, skew: number): Promise<void> {
  const day = await store.get("day", "day");
  if (day) await store.put("day", { ...day, skew }, "day");
}

export function clockOf(skew: number): Clock {
  return Math.abs(skew) < SLACK ? "right" : skew < 0 ? "ahead" : "behind";
}
