/** One door, readable at arm's length: whom to ask for, what to mind, and what happened in one tap. */
import type { Outcome } from "../api";
import type { App } from "../app";
import { checkOf } from "../facts";
import { icon } from "../icons";
import { arrivedAt, type Door, nextDoor, stateOf } from "../round";
import { h, replace } from "../view";
import { badge, button, clockTime, heading, linkButton, notice, type Shown } from "./parts";

export const WAYS: Record<Outcome, string> = {
  not_home: "niet-thuis",
  spoken: "gesproken",
  refused: "wil-niet",
  moved: "woont-hier-niet",
  elsewhere: "elders",
  unsafe: "onveilig",
};
const TILES: readonly Outcome[] = ["not_home", "spoken", "refused", "moved", "elsewhere", "unsafe"];

export function doorScreen(app: App, door: Door): Shown {
  const { words } = app;
  const { stop } = door;
  const news = h("div", { class: "news", role: "status" });
  if (stop.stopped === "" && stateOf(door, app.entries).kind === "open") void ask(app, door, news);
  return {
    title: stop.door,
    back: "#/",
    above: `${clockTime(stop.arrive)} · ${words.place(door.order, door.all)}`,
    body: [
      heading(stop.door, h("span", { class: "door__place" }, stop.place)),
      stop.who && h("p", { class: "door__who private" }, icon("user"), h("span", {}, stop.who)),
      facts(app, door),
      stop.stopped && notice(stop.stopped, "danger", words.stopped),
      stop.flag && notice(stop.flag, "danger", words.flag),
      stop.elsewhere && notice(stop.elsewhere, "mind", words.meetElsewhere),
      stop.wish &&
        h(
          "blockquote",
          { class: "wish private" },
          h("span", { class: "unseen" }, `${words.wish}: `),
          stop.wish,
        ),
      done(app, door),
      h("div", { class: "ringing" }, news, arrival(app, door)),
      stop.stopped
        ? h("details", { class: "more" }, h("summary", {}, words.rangAnyway), tiles(app, door))
        : [h("h2", { class: "unseen" }, words.whatHappened), tiles(app, door)],
      h(
        "nav",
        { class: "tools", "aria-label": stop.door },
        linkButton(words.guide, "#/gids", "tool", "message"),
        linkButton(words.navigate, `#/kaart/${stop.id}`, "tool", "pin"),
        stop.phone && linkButton(words.call, `tel:${stop.phone.replace(/[^\d+]/g, "")}`, "tool", "phone"),
      ),
      around(app, door),
    ],
  };
}

function tiles({ words }: App, { stop }: Door): HTMLElement {
  return h(
    "div",
    { class: "tiles" },
    TILES.map((outcome) => linkButton(words.outcomes[outcome], way(stop.id, outcome), `tile ${outcome}`)),
  );
}

const way = (stop: number, outcome: Outcome) => `#/deur/${stop}/${WAYS[outcome]}`;

function facts(app: App, { stop }: Door) {
  const { words } = app;
  const earlier = stop.attempts
    .map(({ on, day_part, kind }) =>
      `${words.kinds[kind] ?? kind} ${shortDay(on)} ${words.dayParts[day_part] ?? day_part}`.trim(),
    )
    .join(", ");
  return [
    h(
      "ul",
      { class: "badges" },
      stop.announced && badge(words.announced),
      stop.window && badge(words.between(stop.window)),
      stop.language && badge(words.speaks(stop.language), "language"),
      stop.duo_with.length > 0 && badge(words.duoWith(stop.duo_with.map(firstName).join(", ")), "users"),
    ),
    earlier && h("p", { class: "earlier" }, `${words.earlier}: ${earlier}`),
  ];
}

function done(app: App, door: Door) {
  const state = stateOf(door, app.entries);
  const { words } = app;
  if (state.kind === "visited") return notice(words.again, "well", words.visited);
  if (state.kind !== "done") return null;
  const kind = state.entry.state === "flagged" || state.entry.state === "refused" ? "mind" : "well";
  const what = words.registered(words.outcomes[state.outcome], clockTime(state.at));
  return notice(state.entry.sentence || words.again, kind, what);
}

/** Arriving and leaving, for the colleagues at the office who watch over the visitors. */
function arrival(app: App, door: Door): HTMLElement {
  const place = h("div", { class: "arrival" });
  const draw = () => {
    const since = arrivedAt(door.stop.id, app.entries);
    const check = async (where: "arrived" | "left") => {
      await app.register([checkOf(door.stop.id, where, new Date())]);
      draw();
    };
    replace(
      place,
      since
        ? [
            h("p", {}, icon("walk"), app.words.arrivedAt(clockTime(since))),
            button(app.words.leave, () => check("left"), "quiet"),
          ]
        : button(app.words.atTheDoor, () => check("arrived"), "wide arrive", "walk"),
    );
  };
  draw();
  return place;
}

/** Before the bell is rung, when there is network: did this case close, was a no given meanwhile? */
async function ask(app: App, door: Door, news: HTMLElement): Promise<void> {
  replace(news, h("p", {}, app.words.asking));
  const trouble = await app.askStanding();
  if (!news.isConnected) return;
  const fresh = app.doors.find(({ stop }) => stop.id === door.stop.id);
  if (!fresh || fresh.stop.stopped)
    replace(news, notice(fresh?.stop.stopped || app.words.renewed, "danger", app.words.stopped));
  else if (trouble) replace(news, h("p", {}, icon("offline"), app.words.couldNotAsk));
  else replace(news, h("p", {}, icon("check"), app.words.nothingNew));
}

function around(app: App, door: Door) {
  const { doors, words } = app;
  const here = doors.findIndex(({ stop }) => stop.id === door.stop.id);
  const [before, after] = [doors[here - 1], nextDoor(doors, app.entries, door.stop.id)];
  return h(
    "nav",
    { class: "around", "aria-label": words.nextDoor },
    before ? linkButton(words.previous, `#/deur/${before.stop.id}`, "quiet", "back") : h("span", {}),
    after && linkButton(`${words.nextDoor}: ${after.stop.door}`, `#/deur/${after.stop.id}`, "quiet", "next"),
  );
}

const firstName = (name: string): string => name.split(" ")[0] ?? name;

function shortDay(day: string): string {
  return new Date(day).toLocaleDateString("nl-NL", { day: "numeric", month: "short" });
}

/** The map of the phone, with the address and nothing else, and only after a tap. */
export function navigateScreen(app: App, door: Door): Shown {
  const { words } = app;
  const address = encodeURIComponent(
    `${door.stop.door.replace(/\s*(\d+ hoog|bg\b).*$/i, "")}, ${door.stop.place}`,
  );
  const maps = /iPhone|iPad|Macintosh/.test(navigator.userAgent)
    ? `https://maps.apple.com/?q=${address}`
    : `geo:0,0?q=${address}`;
  return {
    title: words.navigate,
    back: `#/deur/${door.stop.id}`,
    above: door.stop.door,
    body: [
      heading(words.navigate),
      h("p", { class: "big" }, `${door.stop.door}, ${door.stop.place}`),
      notice(words.navigateLead, "info"),
      h(
        "a",
        { class: "button primary wide", href: maps, rel: "noreferrer" },
        icon("pin"),
        h("span", {}, words.openMaps),
      ),
    ],
  };
}
