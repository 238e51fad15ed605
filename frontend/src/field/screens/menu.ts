/** What is done once a day or less: lock, the look, the language, signing out. */
import type { App } from "../app";
import { chooseLanguage, chooseTheme, language, THEMES, theme } from "../settings";
import { h } from "../view";
import { wordsIn } from "../words";
import { button, chips, heading, lead, linkButton, notice, type Shown } from "./parts";

export function menuScreen(app: App): Shown {
  const { words } = app;
  const look = chips(
    words.look,
    "theme",
    THEMES.map((value) => ({ value, label: words.themes[value] })),
  );
  const speech = chips(words.speech, "language", [
    { value: "nl", label: "Nederlands" },
    { value: "en", label: "English" },
  ]);
  mark(look, theme());
  mark(speech, language());
  look.addEventListener("change", () => chooseTheme(THEMES.find((one) => one === chosen(look)) ?? "auto"));
  speech.addEventListener("change", () => {
    chooseLanguage(chosen(speech) === "en" ? "en" : "nl");
    app.words = wordsIn(language());
    app.show(true);
  });
  return {
    title: words.menu,
    back: "#/",
    body: [
      heading(words.menu),
      button(words.fetchRound, () => app.fetchRound().then(() => location.assign("#/")), "wide", "refresh"),
      button(words.lockNow, () => app.lock(), "wide", "lock"),
      look,
      speech,
      h("details", { class: "more" }, h("summary", {}, words.homeScreen), h("p", {}, words.homeScreenHow)),
      h(
        "details",
        { class: "more" },
        h("summary", {}, words.what),
        words.whatLead.map((text) => h("p", {}, text)),
      ),
      linkButton(words.signOut, "#/afmelden", "danger wide", "x"),
    ],
  };
}

function mark(group: HTMLElement, value: string): void {
  for (const input of group.querySelectorAll("input")) input.checked = input.value === value;
}

const chosen = (group: HTMLElement): string =>
  group.querySelector<HTMLInputElement>("input:checked")?.value ?? "";

export function signOutScreen(app: App): Shown {
  const { words, counts } = app;
  const { waiting } = counts;
  return {
    title: words.signOut,
    back: "#/menu",
    live: true,
    body: [
      heading(words.signOut),
      lead(words.signOutLead),
      waiting > 0 && notice(words.signOutWaits(waiting), "danger"),
      waiting > 0 && button(words.sendFirst, () => app.courier?.go(true), "primary wide", "refresh"),
      button(waiting > 0 ? words.wipeAnyway(waiting) : words.signOut, () => app.leave(), "danger wide", "x"),
      linkButton(words.cancel, "#/", "quiet wide"),
    ],
  };
}
