/** The conversation guide of the municipality, as it came with the round. */
import type { App } from "../app";
import { h } from "../view";
import { heading, type Shown } from "./parts";

export function guideScreen(app: App, back: string): Shown {
  return {
    title: app.words.guide,
    back,
    body: [
      heading(app.words.guide),
      h(
        "ol",
        { class: "guide" },
        (app.bundle?.guide ?? []).map(({ title, lines }, place) =>
          h(
            "li",
            {},
            h(
              "details",
              { open: place === 0 },
              h("summary", {}, title),
              h(
                "ul",
                {},
                lines.map((line) => h("li", {}, line)),
              ),
            ),
          ),
        ),
      ),
    ],
  };
}
