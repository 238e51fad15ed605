/**
 * Handing facts over: each until the server has said what became of it, and never lost in between.
 *
 * The phone cannot know whether a sending that got no answer arrived; it sends the same ids again, and the server keeps
 * each id once. So a cut, a delay, a repeated or a killed sending all end the same way.
 */
import type { Fact, Receipt } from "./api";
import type { Outbox } from "./outbox";
import { type Office, Offline, Refusal, Revoked, SignedOut, Stranger } from "./server";

export type Trouble = "" | "network" | "signed-out" | "stranger" | "revoked";

export interface HandedOver {
  sent: number;
  trouble: Trouble;
}

const A_SENDING = 25;

/** Sends what is due, oldest first, until nothing is left or something is in the way. */
export async function handOver(
  outbox: Outbox,
  office: Pick<Office, "handIn">,
  device: string,
  now: () => number = Date.now,
  /** Also what could still be taken back: the phone goes into a pocket, where nothing is sent any more. */
  even_held = false,
): Promise<HandedOver> {
  let sent = 0;
  const put_off = new Set<string>();
  for (;;) {
    const due = (
      await outbox.due(even_held ? Number.POSITIVE_INFINITY : now(), A_SENDING + put_off.size)
    ).filter(({ id }) => !put_off.has(id));
    const facts = due.slice(0, A_SENDING).map(({ fact }) => fact);
    if (facts.length === 0) return { sent, trouble: put_off.size > 0 ? "network" : "" };
    try {
      const receipts = await handIn(office, device, facts, new Date(now()).toISOString());
      await outbox.settle(receipts);
      const settled = new Set(receipts.filter(({ state }) => state !== "later").map(({ id }) => id));
      for (const { id } of facts) if (!settled.has(id)) put_off.add(id);
      sent += settled.size;
    } catch (error) {
      return { sent, trouble: troubleOf(error) };
    }
  }
}

/** One sending; when the server takes it badly as a whole, each fact by itself, so that none suffers for its neighbour. */
async function handIn(
  office: Pick<Office, "handIn">,
  device: string,
  facts: readonly Fact[],
  sent_at: string,
): Promise<Receipt[]> {
  try {
    return (await office.handIn(device, facts, sent_at)).receipts;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const [only] = facts;
    if (facts.length === 1 && only) return [{ id: only.id, state: "refused", sentence: error.message }];
    const apart: Receipt[] = [];
    for (const fact of facts) apart.push(...(await handIn(office, device, [fact], sent_at)));
    return apart;
  }
}

export function troubleOf(error: unknown): Trouble {
  if (error instanceof Revoked) return "revoked";
  if (error instanceof SignedOut) return "signed-out";
  if (error instanceof Stranger) return "stranger";
  if (error instanceof Offline) return "network";
  throw error;
}

/** How long to wait after so many failures in a row: 2, 4, 8 … seconds, five minutes at most, and not all phones at once. */
export function pauseAfter(failures: number, luck: number = Math.random()): number {
  return Math.min(2 ** failures, 300) * 1000 * (0.5 + luck / 2);
}
