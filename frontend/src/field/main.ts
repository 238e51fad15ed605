/** The phone app: starts, follows the address bar (so that back works), and draws the frame around each screen. */
import type { Outcome } from "./api";
import { App } from "./app";
import { watchAttention } from "./attention";
import { endWhenOver } from "./bundle";
import { icon } from "./icons";
import { doorScreen, navigateScreen, WAYS } from "./screens/door";
import { askWiped, gateOf, gone, locked, welcome } from "./screens/gate";
import { guideScreen } from "./screens/guide";
import { menuScreen, signOutScreen } from "./screens/menu";
import { outcomeScreen } from "./screens/outcomes";
import { notice, type Shown } from "./screens/parts";
import { queueScreen } from "./screens/queue";
import { raise, sosScreen } from "./screens/safety";
import { savedScreen } from "./screens/saved";
import { today } from "./screens/today";
import { officeAt } from "./server";
import { followTheNight, language, showTheme, theme } from "./settings";
import { openStore } from "./store";
import { syncLine } from "./sync-line";
import { h, replace } from "./view";

const LONG_PRESS = 900;
const root = document.getElementById("field") ?? document.body;
const { signIn = "/", worker = "/veld/sw.js", scope = "/veld/" } = root.dataset;
let lastDoor: number | null = null;
let shown: Shown | undefined;
let noticeAt: string | null = null;

const frame = {
  header: h("header", { class: "bar" }),
  main: h("main", { id: "main" }),
  footer: h("footer", { class: "foot" }),
};

/** The screen that belongs to the address; an address that is none shows the round. */
function screenAt(app: App, path: string): Shown {
  if (app.gate === "gone") return gone(app, signIn);
  if (app.gate === "welcome") return welcome(app, signIn);
  if (app.gate === "locked") return locked(app);
  const [, place = "", id = "", way = ""] = path.split("/");
  const door = app.doors.find(({ stop }) => String(stop.id) === id);
  if (place === "deur" && door) {
    lastDoor = door.stop.id;
    const outcome = (Object.keys(WAYS) as Outcome[]).find((one) => WAYS[one] === way);
    return outcome ? outcomeScreen(app, door, outcome) : doorScreen(app, door);
  }
  if (place === "bewaard" && door) return savedScreen(app, door);
  if (place === "kaart" && door) return navigateScreen(app, door);
  if (place === "gids") return guideScreen(app, lastDoor ? `#/deur/${lastDoor}` : "#/");
  if (place === "verstuurd") return queueScreen(app, signIn);
  if (place === "sein") return sosScreen(app, lastDoor);
  if (place === "menu") return menuScreen(app);
  if (place === "afmelden") return signOutScreen(app);
  return today(app, signIn);
}

function draw(app: App, whole: boolean): void {
  if (whole || shown?.live) {
    const kept = whole ? null : document.activeElement?.textContent;
    shown = screenAt(app, location.hash.slice(1));
    document.title = `${shown.title} – ${app.words.app}`;
    document.documentElement.lang = language();
    drawHeader(app, shown);
    replace(frame.main, noticeOnce(app), shown.body);
    if (whole) arrive();
    else if (kept) again(kept);
  }
  drawFooter(app);
}

/** What happened stands on the screen where it was met, and is gone on the next. The screens before the lock tell it themselves. */
function noticeOnce(app: App): HTMLElement | null {
  if (app.gate !== "open" || !app.notice) return null;
  noticeAt ??= location.hash;
  if (noticeAt === location.hash) return notice(app.notice);
  app.notice = "";
  noticeAt = null;
  return null;
}

/** A reader hears where they are; a finger finds the top. */
function arrive(): void {
  for (const dialog of document.querySelectorAll("dialog")) dialog.remove();
  frame.main.scrollTop = 0;
  frame.main.querySelector<HTMLElement>("h1")?.focus({ preventScroll: true });
}

/** After drawing a list again the focus stays on the same words. */
function again(words: string): void {
  const same = [...frame.main.querySelectorAll<HTMLElement>("a, button")].find(
    ({ textContent }) => textContent === words,
  );
  same?.focus({ preventScroll: true });
}

function drawHeader(app: App, { back, above }: Shown): void {
  const open = app.gate === "open";
  replace(
    frame.header,
    back
      ? h("a", { class: "bar__link", href: back }, icon("back"), h("span", {}, app.words.back))
      : h("span", { class: "bar__name" }, app.words.app),
    above && h("p", { class: "bar__above" }, above),
    open && h("a", { class: "bar__link", href: "#/menu" }, icon("menu"), h("span", {}, app.words.menu)),
  );
}

function drawFooter(app: App): void {
  frame.footer.hidden = app.gate !== "open";
  if (frame.footer.hidden) return;
  const { text, kind, symbol } = syncLine(
    app.words,
    app.counts,
    app.courier?.sending,
    app.entries,
    Date.now(),
  );
  const line = h("a", { class: `sync ${kind}`, href: "#/verstuurd" }, icon(symbol), h("span", {}, text));
  const place = frame.footer.querySelector(".foot__said");
  if (place?.textContent === text && place.firstElementChild?.className === line.className) return;
  if (place && frame.footer.dataset.words === app.words.app) replace(place, line);
  else replace(frame.footer, h("div", { class: "foot__said", role: "status" }, line), signal(app));
  frame.footer.dataset.words = app.words.app;
}

/** Discreet: a tap opens the screen, holding it for a moment raises the alarm without looking. */
function signal(app: App): HTMLElement {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const held = () => {
    timer = setTimeout(async () => {
      await raise(app, lastDoor);
      navigator.vibrate?.(60);
      location.assign("#/sein");
    }, LONG_PRESS);
  };
  const stop = () => clearTimeout(timer);
  return h(
    "button",
    {
      type: "button",
      class: "signal",
      title: app.words.sosHint,
      onpointerdown: held,
      onpointerup: stop,
      onpointerleave: stop,
      onpointercancel: stop,
      oncontextmenu: (event) => event.preventDefault(),
      onclick: () => location.assign("#/sein"),
    },
    icon("sos"),
    h("span", {}, app.words.sosShort),
  );
}

async function start(): Promise<void> {
  showTheme(theme());
  followTheNight();
  replace(root, frame.header, frame.main, frame.footer);
  const cookie = () => /(?:^|; )csrftoken=([^;]+)/.exec(document.cookie)?.[1] ?? "";
  const office = officeAt({
    fetch: (...what) => fetch(...what),
    base: scope,
    token: cookie,
    patience: 15_000,
  });
  const store = await openStore();
  const app = new App(store, office, (whole = false) => draw(app, whole));
  if (location.hash.startsWith("#/bewaard/")) history.replaceState(null, "", "#/"); // said once is enough
  const [over] = await Promise.all([endWhenOver(store, Date.now()), gateOf(app)]);
  if (over) app.notice = app.words.dayOver;
  draw(app, true);
  if (app.gate === "locked") void askWiped(app);
  addEventListener("hashchange", () => draw(app, true));
  addEventListener("online", () => void app.courier?.go());
  document.addEventListener("visibilitychange", () => void comeBack(app));
  watchAttention(
    (dimmed) => document.documentElement.toggleAttribute("data-dim", dimmed),
    () => app.lock(),
  );
  if (navigator.onLine) await navigator.serviceWorker?.register(worker, { scope }).catch(() => undefined);
  await navigator.storage?.persist?.().catch(() => false);
}

/** Put away: send what waits. Looked at again: the same, and see whether the day is over. */
async function comeBack(app: App): Promise<void> {
  if (document.visibilityState === "hidden") return void app.courier?.go(true);
  if (app.gate !== "open") return;
  if (await endWhenOver(app.store, Date.now())) {
    app.notice = app.words.dayOver;
    app.lock();
  } else {
    void app.courier?.go();
    void app.askStanding();
  }
}

void start();
