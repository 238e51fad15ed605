/** The line that is always there: what waits, why, and when something last arrived. */
import type { Sending } from "./courier";
import type { Icon } from "./icons";
import type { Counts, Entry } from "./outbox";
import { clockTime } from "./screens/parts";
import type { Words } from "./words";

export interface SyncLine {
  text: string;
  kind: "well" | "wait" | "mind";
  symbol: Icon;
}

export function syncLine(
  words: Words,
  counts: Counts,
  sending: Sending | undefined,
  entries: readonly Entry[],
  now: number,
): SyncLine {
  const { waiting } = counts;
  const toRead = entries.filter(({ state }) => state === "refused" || state === "flagged").length;
  const held = entries.filter(({ state, held_until }) => state === "waiting" && held_until > now).length;
  if (sending?.trouble === "signed-out")
    return { text: words.waitSignIn(waiting), kind: "mind", symbol: "user" };
  if (sending?.trouble === "stranger") return { text: words.waitStranger, kind: "mind", symbol: "user" };
  if (toRead > 0) return { text: words.needLook(toRead), kind: "mind", symbol: "alert" };
  if (sending?.busy && waiting > held) return { text: words.sending, kind: "wait", symbol: "refresh" };
  if (waiting > 0 && sending?.trouble !== "network")
    return { text: words.waitHeld(waiting), kind: "wait", symbol: "refresh" };
  if (waiting > 0) return { text: words.waitNetwork(waiting), kind: "wait", symbol: "offline" };
  if (sending?.last) return { text: words.allSentAt(clockTime(sending.last)), kind: "well", symbol: "check" };
  return {
    text: counts.kept + counts.already > 0 ? words.allSent : words.nothingYet,
    kind: "well",
    symbol: "check",
  };
}
