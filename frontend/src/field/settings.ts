/** How the phone looks and which language it speaks: settings of this phone that say nothing about anybody. */
import type { Language } from "./words";

export const THEMES = ["auto", "light", "dark", "sun"] as const;
export type Theme = (typeof THEMES)[number];

const kept = (name: string) => {
  try {
    return localStorage.getItem(`aanbel-field-${name}`);
  } catch {
    return null; // a browser that keeps no settings still works
  }
};

function keep(name: string, value: string): void {
  try {
    localStorage.setItem(`aanbel-field-${name}`, value);
  } catch {
    // it holds until the app closes
  }
}

export const language = (): Language => (kept("language") === "en" ? "en" : "nl");
export const theme = (): Theme => THEMES.find((one) => one === kept("theme")) ?? "auto";

export function chooseLanguage(chosen: Language): void {
  keep("language", chosen);
}

export function chooseTheme(chosen: Theme): void {
  keep("theme", chosen);
  showTheme(chosen);
}

const night = () => matchMedia("(prefers-color-scheme: dark)");

/** The tones of the choice; "auto" follows the phone, also when evening falls during a round. */
export function showTheme(chosen: Theme): void {
  document.documentElement.dataset.theme = chosen !== "auto" ? chosen : night().matches ? "dark" : "light";
}

export function followTheNight(): void {
  night().addEventListener("change", () => showTheme(theme()));
}
