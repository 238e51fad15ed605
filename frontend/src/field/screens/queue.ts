/** What was sent, what waits, and what the office said about it. */
import type { Fact } from "../api";
import type { App } from "../app";
import type { Entry } from "../outbox";
import { isWithdrawn, undoLeft } from "../round";
import { h } from "../view";
import { button, clockTime, heading, lead, linkButton, type Shown } from "./parts";

export function queueScreen(app: App, signIn: string): Shown {
  const { words, courier } = app;
  const newest = [...app.entries].sort((one, other) => other.id.localeCompare(one.id));
  return {
    title: words.queue,
    back: "#/",
    live: true,
    body: [
      heading(words.queue),
      lead(words.queueLead),
      courier?.sending.last ? h("p", {}, words.lastSent(clockTime(courier.sending.last))) : null,
      courier?.sending.trouble === "signed-out"
        ? linkButton(words.signIn, signIn, "primary wide", "user")
        : app.counts.waiting > 0 && button(words.sendNow, () => courier?.go(true), "primary wide", "refresh"),
      newest.length === 0 && h("p", {}, words.nothingYet),
      h(
        "ul",
        { class: "queue" },
        newest.map((entry) => h("li", { class: `queue__one ${entry.state}` }, told(app, entry))),
      ),
    ],
  };
}

function told(app: App, entry: Entry) {
  const { words } = app;
  const { fact } = entry;
  const about = fact.kind === "withdraw" ? app.entries.find(({ id }) => id === fact.about)?.fact : fact;
  const at = about && "stop" in about ? about.stop : null;
  const door = app.doors.find(({ stop }) => stop.id === at)?.stop.door;
  return [
    h("strong", {}, [clockTime(fact.at), door, whatOf(app, fact)].filter(Boolean).join(" · ")),
    h("span", { class: `state ${entry.state}` }, words.states[entry.state]),
    entry.sentence && h("p", {}, entry.sentence),
    (entry.state === "refused" || entry.state === "flagged") &&
      button(words.seen, () => app.seen(entry.id), "quiet"),
    isWithdrawn(entry, app.entries) && h("p", {}, words.facts.withdraw),
    undoLeft(entry, app.entries, Date.now()) > 0 &&
      button(words.undo, () => app.undo(entry), "quiet", "back"),
  ];
}

function whatOf({ words }: App, fact: Fact): string {
  if (fact.kind === "visit") return words.outcomes[fact.outcome];
  return fact.kind === "check_in" ? words.facts[fact.where] : words.facts[fact.kind];
}
