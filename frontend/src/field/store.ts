/** What the phone holds, in IndexedDB. Everything that says something about a person is sealed; the rest is a state. */
import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { Sealed } from "./seal";

/** `waiting` here only; the others are the server's last word about it. */
export type FactState = "waiting" | "kept" | "already" | "flagged" | "refused";

export interface StoredFact {
  id: string;
  state: FactState;
  /** Not sent before this moment (ms): the seconds in which a slip of the thumb can still be taken back. */
  held_until: number;
  sealed: Sealed;
}

export interface Lock {
  device: string;
  phone: CryptoKey;
  salt: Uint8Array<ArrayBuffer>;
  /** The outbox key under the PIN: whoever opens this knows the PIN. */
  outbox: Sealed;
  misses: number;
}

export interface Day {
  day: string;
  expires_at: string;
  version: string;
  /** Milliseconds to add to this phone's clock to have the server's. */
  skew: number;
  key: Sealed;
}

interface Shape extends DBSchema {
  lock: { key: "lock"; value: Lock };
  /** The outbox key under the server's half: what unsent facts survive a forgotten PIN with. */
  rescue: { key: "outbox"; value: { device: string; key: Sealed } };
  day: { key: "day"; value: Day };
  bundle: { key: "bundle"; value: Sealed };
  drafts: { key: string; value: Sealed };
  outbox: { key: string; value: StoredFact; indexes: { state: FactState } };
}

export type Store = IDBPDatabase<Shape>;
const STRICT = { durability: "strict" } as const;

export function openStore(name = "aanbel-field"): Promise<Store> {
  return openDB<Shape>(name, 1, {
    upgrade(db) {
      for (const shelf of ["lock", "rescue", "day", "bundle", "drafts"] as const) db.createObjectStore(shelf);
      db.createObjectStore("outbox", { keyPath: "id" }).createIndex("state", "state");
    },
    blocking(_now, _wanted, event) {
      (event.target as IDBDatabase).close(); // another tab has a newer app
    },
  });
}

/** A write that is on the disk before anybody says so. */
export function strictly(store: Store, shelves: StoreNames[]) {
  return store.transaction(shelves, "readwrite", STRICT);
}
export type StoreNames = "lock" | "rescue" | "day" | "bundle" | "drafts" | "outbox";
