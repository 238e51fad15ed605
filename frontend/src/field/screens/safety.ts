/** The quiet alarm: one screen, no sound, and honest about whether it arrived. */
import type { App } from "../app";
import { stamp } from "../facts";
import { uuid7 } from "../uuid";
import { h } from "../view";
import { button, heading, lead, linkButton, notice, type Shown } from "./parts";

/** Where the visitor was when they asked for help: the last door they opened. */
export function raise(app: App, stop: number | null): Promise<void> {
  return app.register([{ id: uuid7(), kind: "sos", stop, at: stamp(new Date()) }]);
}

export function sosScreen(app: App, stop: number | null): Shown {
  const { words } = app;
  const alarms = app.entries.filter(({ fact }) => fact.kind === "sos" || fact.kind === "safe");
  const last = alarms.sort((one, other) => one.id.localeCompare(other.id)).at(-1);
  const given = last?.fact.kind === "sos" ? last : undefined;
  const arrived = given && given.state !== "waiting";
  const safe = () => app.register([{ id: uuid7(), kind: "safe", stop, at: stamp(new Date()) }]);
  return {
    title: words.sos,
    back: stop ? `#/deur/${stop}` : "#/",
    live: true,
    body: [
      heading(words.sos),
      given
        ? notice(arrived ? words.sosArrived : words.sosWaiting, arrived ? "well" : "danger", words.sosGiven)
        : [last && notice(words.safeTold, "well"), lead(words.sosLead)],
      given
        ? button(words.safeAgain, safe, "wide tall", "check")
        : button(words.sosGive, () => raise(app, stop), "danger wide tall", "sos"),
      h(
        "div",
        { class: "pair" },
        linkButton(words.emergency, "tel:112", "wide", "phone"),
        app.bundle?.help_phone &&
          linkButton(
            words.callOffice,
            `tel:${app.bundle.help_phone.replace(/[^\d+]/g, "")}`,
            "wide",
            "phone",
          ),
      ),
    ],
  };
}
