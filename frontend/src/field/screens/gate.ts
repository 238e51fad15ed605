/** Before the round can be seen: the first time, choosing a PIN, the locked app, and after everything was wiped. */

import type { Registered } from "../api";
import type { App } from "../app";
import { counts } from "../outbox";
import { Offline, Revoked, SignedOut } from "../server";
import { forget, knownDevice, settle, TRIES, tooSimple, unlock } from "../vault";
import { h, replace } from "../view";
import { button, heading, lead, linkButton, notice, type Shown } from "./parts";
import { keypad } from "./pin";

export function welcome(app: App, signIn: string): Shown {
  const { words } = app;
  const place = h("div", { class: "stack", role: "status" });
  const start = async () => {
    replace(place, h("p", {}, words.loading));
    const waiting = app.counts.waiting;
    try {
      const grant = await app.office.register(nameOfPhone(), await knownDevice(app.store));
      replace(main, ...choosePin(app, grant, waiting));
      main.querySelector("h1")?.focus();
    } catch (error) {
      if (error instanceof Revoked) await app.revoked();
      else if (error instanceof SignedOut && !error.message) location.assign(signIn);
      else if (error instanceof Offline) replace(place, notice(words.needsNetwork, "mind"));
      else
        replace(
          place,
          notice(error instanceof Error && error.message ? error.message : words.notAllowed, "mind"),
        );
    }
  };
  const main = h(
    "div",
    { class: "stack gate" },
    h("img", {
      src: document.querySelector<HTMLLinkElement>("link[rel=icon]")?.href ?? "",
      alt: "",
      class: "gate__mark",
    }),
    heading(words.welcome),
    app.notice && notice(app.notice, "info"),
    app.counts.waiting > 0 && notice(words.unsentKept(app.counts.waiting), "info"),
    lead(words.welcomeLead),
    h(
      "ol",
      { class: "gate__steps" },
      words.welcomeSteps.map((step) => h("li", {}, step)),
    ),
    button(words.start, start, "primary wide"),
    place,
    h(
      "details",
      {},
      h("summary", {}, words.what),
      words.whatLead.map((text) => h("p", {}, text)),
    ),
  );
  return { title: words.welcome, body: [main] };
}

function choosePin(app: App, grant: Registered, waiting: number) {
  const { words } = app;
  let first = "";
  const title = heading(words.choosePin);
  const told = h("div", { role: "alert" });
  const pad = keypad(words, async (pin) => {
    replace(told);
    if (!first && tooSimple(pin)) return replace(told, notice(words.pinTooSimple, "mind"));
    if (!first) {
      first = pin;
      title.textContent = words.repeatPin;
      return;
    }
    if (pin !== first) {
      first = "";
      title.textContent = words.choosePin;
      return replace(told, notice(words.pinsDiffer, "mind"));
    }
    const keys = await settle(app.store, grant, pin);
    app.notice = waiting > 0 ? words.rescued(waiting) : "";
    await app.open(keys);
    app.show(true);
    await app.fetchRound();
    app.show(true);
    void app.courier?.go();
  });
  return [title, lead(words.choosePinLead), told, pad.element];
}

export function locked(app: App): Shown {
  const { words } = app;
  const told = h("div", { role: "alert" });
  const pad = keypad(words, async (pin) => {
    const tried = await unlock(app.store, pin);
    if ("opened" in tried) {
      await app.open(tried.opened);
      app.show(true);
      void app.courier?.go();
      if (app.bundle) void app.askStanding();
      else await app.fetchRound().then(() => app.show(true));
    } else if (tried.left === 0) {
      app.gate = "welcome";
      app.notice = words.pinsUsedUp;
      await app.refresh();
      app.show(true);
    } else replace(told, notice(words.wrongPin(tried.left), "mind"));
  });
  const startAgain = async () => {
    await forget(app.store);
    app.gate = "welcome";
    await app.refresh();
    app.show(true);
  };
  return {
    title: words.locked,
    body: [
      h(
        "div",
        { class: "stack gate" },
        heading(words.locked),
        app.counts.waiting > 0 && lead(words.waitsLocked(app.counts.waiting)),
        told,
        pad.element,
        h(
          "details",
          {},
          h("summary", {}, words.forgotten),
          h("p", {}, words.forgottenLead),
          button(words.startAgain, startAgain, "quiet"),
        ),
      ),
    ],
  };
}

export function gone(app: App, signIn: string): Shown {
  return {
    title: app.words.app,
    body: [
      h(
        "div",
        { class: "stack gate" },
        heading(app.words.app),
        notice(app.notice, "info"),
        linkButton(app.words.startAgain, signIn, "primary wide"),
      ),
    ],
  };
}

/** What a coordinator reads in the list of phones. */
function nameOfPhone(): string {
  const agent = navigator.userAgent;
  const kind =
    /iPhone|iPad/.exec(agent)?.[0] ??
    (/Android/.test(agent) ? "Android" : /Windows|Macintosh|Linux/.exec(agent)?.[0]);
  return kind ?? "Telefoon";
}

/** Which door of the app one meets: the first time, or the lock. The fifth wrong PIN counts too when the app was killed in it. */
export async function gateOf(app: App): Promise<void> {
  const [lock, found] = await Promise.all([app.store.get("lock", "lock"), counts(app.store)]);
  app.gate = lock && lock.misses < TRIES ? "locked" : "welcome";
  app.counts = found;
  if (lock && app.gate === "welcome") await forget(app.store);
}

/** Asked behind the locked screen, which does not wait for it: did the office wipe this phone? */
export async function askWiped(app: App): Promise<void> {
  const device = (await app.store.get("lock", "lock"))?.device;
  if (!device) return;
  await app.office.standing(device).catch((error) => (error instanceof Revoked ? app.revoked() : undefined));
}
