/** A half-filled form at a door, sealed with the round: after a lock, a call or a killed app it is there again. */
import { seal, unseal } from "./seal";
import type { Store } from "./store";
import type { Keys } from "./vault";

export async function keepDraft<T>(store: Store, keys: Keys, name: string, draft: T): Promise<void> {
  if (keys.day) await store.put("drafts", await seal(keys.day, draft, `drafts/${name}`), name);
}

export async function readDraft<T>(store: Store, keys: Keys, name: string): Promise<T | null> {
  const sealed = await store.get("drafts", name);
  return sealed && keys.day ? unseal<T>(keys.day, sealed, `drafts/${name}`) : null;
}

export function dropDraft(store: Store, name: string): Promise<void> {
  return store.delete("drafts", name);
}
