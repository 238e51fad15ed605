/** It is kept. The next door is one tap away, and a slip of the thumb can be taken back for some seconds. */
import type { App } from "../app";
import { type Door, nextDoor, stateOf } from "../round";
import { h, replace } from "../view";
import { button, clockTime, heading, lead, linkButton, notice, type Shown } from "./parts";

export function savedScreen(app: App, door: Door): Shown {
  const { words, doors, entries } = app;
  const state = stateOf(door, entries);
  const next = nextDoor(doors, entries, door.stop.id);
  const told =
    state.kind === "done" ? `${words.outcomes[state.outcome]}, ${clockTime(state.at)}` : words.undone;
  return {
    title: words.saved,
    back: "#/",
    above: door.stop.door,
    body: [
      heading(words.saved),
      notice(told, "well", door.stop.door),
      state.kind === "done" && undo(app, door),
      h(
        "div",
        { class: "bottom" },
        next
          ? linkButton(
              `${words.nextDoor}: ${next.stop.door}`,
              `#/deur/${next.stop.id}`,
              "primary wide tall",
              "door",
            )
          : [lead(words.allDone), linkButton(words.toToday, "#/", "primary wide")],
      ),
    ],
  };
}

function undo(app: App, door: Door): HTMLElement {
  const { words } = app;
  const state = stateOf(door, app.entries);
  const place = h("div", {});
  if (state.kind !== "done") return place;
  const { entry } = state;
  const mine = app.entries.filter(
    ({ held_until, state }) => state === "waiting" && held_until === entry.held_until && held_until > 0,
  );
  const take = async () => {
    const free = await app.takeBack(mine.map(({ id }) => id));
    if (free) {
      app.notice = words.undone;
      location.replace(`#/deur/${door.stop.id}`);
    } else replace(place, notice(words.tooLate, "mind"));
  };
  const left = entry.held_until - Date.now();
  if (entry.state !== "waiting" || left <= 0) return place;
  replace(place, button(words.undo, take, "quiet wide", "back"));
  setTimeout(() => replace(place), left);
  return place;
}
