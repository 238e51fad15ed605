/** It is kept. The next door is one tap away, and a slip of the thumb can be undone for ten minutes. */
import type { App } from "../app";
import { type Door, nextDoor, stateOf, undoLeft } from "../round";
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

/** For ten minutes, also after it was sent; when they are over while this stands here, the button goes. */
function undo(app: App, door: Door): HTMLElement {
  const { words } = app;
  const state = stateOf(door, app.entries);
  const place = h("div", {});
  if (state.kind !== "done") return place;
  const left = undoLeft(state.entry, app.entries, Date.now());
  if (left === 0) return place;
  const take = async () => {
    if (!(await app.undo(state.entry))) return;
    app.notice = words.undone;
    location.replace(`#/deur/${door.stop.id}`);
  };
  replace(place, button(words.undo, take, "quiet wide", "back"));
  setTimeout(() => replace(place), left);
  return place;
}
