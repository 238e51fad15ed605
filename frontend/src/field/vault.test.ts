import "fake-indexeddb/auto";
import { beforeEach, describe, expect, it } from "vitest";
import type { Bundle } from "./api";
import { endWhenOver, keep, read } from "./bundle";
import { counts, Outbox } from "./outbox";
import { aBundle, aGrant, aVisit, ROUNDS } from "./samples";
import { openStore, type Store } from "./store";
import { forget, knownDevice, settle, TRIES, tooSimple, unlock, wipe } from "./vault";

const PIN = "48151";
let store: Store;
let turn = 0;

beforeEach(async () => {
  store = await openStore(`vault-${++turn}`);
});

async function everythingOnDisk(): Promise<string> {
  const shelves = ["lock", "rescue", "day", "bundle", "drafts", "outbox"] as const;
  const rows = await Promise.all(shelves.map((shelf) => store.getAll(shelf)));
  return JSON.stringify(rows, (_key, value) =>
    value instanceof ArrayBuffer || ArrayBuffer.isView(value)
      ? new TextDecoder("latin1").decode(value)
      : value,
  );
}

describe("a PIN", () => {
  it.each([
    ["00000", true],
    ["12345", true],
    ["54321", true],
    ["48151", false],
    ["13579", false],
  ])("%s is too simple: %s", (pin, expected) => {
    expect(tooSimple(pin)).toBe(expected);
  });
});

describe("the vault", () => {
  it("opens with the right PIN, and gives back the round and what waits", async () => {
    const keys = await keep(store, await settle(store, aGrant(), PIN, ROUNDS), aBundle(), 0);
    await new Outbox(store, keys.outbox).add([aVisit()]);
    const again = await unlock(store, PIN, ROUNDS);
    if (!("opened" in again)) throw new Error("did not open");
    expect((await read(store, again.opened))?.rounds[0]?.stops[0]?.door).toBe("Molenweg 12");
    expect(await new Outbox(store, again.opened.outbox).all()).toHaveLength(1);
  });

  it("holds no address, name or note that can be read from the disk, and no secret", async () => {
    const keys = await keep(store, await settle(store, aGrant(), PIN, ROUNDS), aBundle(), 0);
    await new Outbox(store, keys.outbox).add([aVisit({ words: "huilde aan de deur" })]);
    const disk = await everythingOnDisk();
    for (const word of ["Molenweg", "Boer", "huilde", "not_home", aGrant().secret])
      expect(disk).not.toContain(word);
  });

  it("keeps its half of the key in a form that no script can read", async () => {
    await settle(store, aGrant(), PIN, ROUNDS);
    const phone = (await store.get("lock", "lock"))?.phone;
    expect(phone?.extractable).toBe(false);
  });

  it("needs the half of this device: the same PIN with another half opens nothing", async () => {
    await settle(store, aGrant(), PIN, ROUNDS);
    const other = await openStore(`vault-${turn}-other`);
    await settle(other, { ...aGrant(), secret: btoa("y".repeat(32)) }, PIN, ROUNDS);
    const [here, there] = await Promise.all([store.get("lock", "lock"), other.get("lock", "lock")]);
    if (!here || !there) throw new Error("no lock");
    await store.put("lock", { ...here, phone: there.phone }, "lock");
    expect(await unlock(store, PIN, ROUNDS)).toEqual({ left: TRIES - 1 });
  });

  it("counts a wrong PIN before trying it, and forgets the misses after the right one", async () => {
    await settle(store, aGrant(), PIN, ROUNDS);
    expect(await unlock(store, "99191", ROUNDS)).toEqual({ left: 4 });
    expect(await unlock(store, "99191", ROUNDS)).toEqual({ left: 3 });
    expect("opened" in (await unlock(store, PIN, ROUNDS))).toBe(true);
    expect(await unlock(store, "99191", ROUNDS)).toEqual({ left: 4 });
  });

  it("throws everything away at the fifth wrong PIN, but not what was never sent", async () => {
    const keys = await keep(store, await settle(store, aGrant(), PIN, ROUNDS), aBundle(), 0);
    await new Outbox(store, keys.outbox).add([aVisit()]);
    for (let turn = 0; turn < TRIES; turn++) await unlock(store, "99191", ROUNDS);
    expect(await store.get("lock", "lock")).toBeUndefined();
    expect(await store.get("bundle", "bundle")).toBeUndefined();
    expect(await unlock(store, PIN, ROUNDS)).toEqual({ left: 0 });
    expect((await counts(store)).waiting).toBe(1);
  });

  it("gives unsent facts back to who signs in again on the same device, with another PIN", async () => {
    const keys = await settle(store, aGrant(), PIN, ROUNDS);
    await new Outbox(store, keys.outbox).add([aVisit()]);
    await forget(store);
    expect(await knownDevice(store)).toBe(aGrant().device);
    const anew = await settle(store, aGrant(), "72716", ROUNDS);
    expect((await new Outbox(store, anew.outbox).all())[0]?.fact.kind).toBe("visit");
  });

  it("gives nothing to somebody else's device secret", async () => {
    const keys = await settle(store, aGrant(), PIN, ROUNDS);
    await new Outbox(store, keys.outbox).add([aVisit()]);
    await forget(store);
    const anew = await settle(store, aGrant({ device: "22222222-2222-4222-8222-222222222222" }), PIN, ROUNDS);
    expect(await new Outbox(store, anew.outbox).all()).toEqual([]);
  });

  it("leaves nothing behind after a wipe", async () => {
    const keys = await keep(store, await settle(store, aGrant(), PIN, ROUNDS), aBundle(), 0);
    await new Outbox(store, keys.outbox).add([aVisit()]);
    await wipe(store);
    expect(await everythingOnDisk()).toBe("[[],[],[],[],[],[]]");
  });
});

describe("tonight", () => {
  const over = (bundle: Bundle) => Date.parse(bundle.expires_at);

  it("the round goes, with its key; what waits or was refused stays", async () => {
    const keys = await keep(store, await settle(store, aGrant(), PIN, ROUNDS), aBundle(), 0);
    const outbox = new Outbox(store, keys.outbox);
    const [sent, refused, waiting] = [aVisit(), aVisit(), aVisit()];
    await outbox.add([sent, refused, waiting]);
    await outbox.settle([
      { id: sent.id, state: "kept", sentence: "" },
      { id: refused.id, state: "refused", sentence: "Dit adres hoort niet bij uw ronde." },
    ]);
    expect(await endWhenOver(store, over(aBundle()) - 1)).toBe(false);
    expect(await endWhenOver(store, over(aBundle()))).toBe(true);
    expect(await store.get("day", "day")).toBeUndefined();
    const left = new Set((await outbox.all()).map(({ id }) => id));
    expect(left).toEqual(new Set([refused.id, waiting.id]));
  });

  it("is told by the server's clock: a phone a day behind does not keep the round a day longer", async () => {
    await keep(store, await settle(store, aGrant(), PIN, ROUNDS), aBundle(), 24 * 3600_000);
    expect(await endWhenOver(store, over(aBundle()) - 24 * 3600_000)).toBe(true);
  });

  it("a bundle of the next day gets a key of its own", async () => {
    const first = await keep(store, await settle(store, aGrant(), PIN, ROUNDS), aBundle(), 0);
    const old = await store.get("bundle", "bundle");
    const second = await keep(store, first, { ...aBundle(), day: "2026-11-24" }, 0);
    if (!old) throw new Error("no bundle");
    await store.put("bundle", old, "bundle");
    await expect(read(store, second)).rejects.toThrow();
  });
});
