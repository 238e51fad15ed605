/** Which words the screen speaks. Chosen on this phone, and no more than a setting: it says nothing about anybody. */
import { en } from "./en";
import { nl } from "./nl";

type Said<T> = T extends (...given: infer G) => string ? (...given: G) => string : T;
export type Words = { [Name in keyof typeof nl]: Said<(typeof nl)[Name]> };
export type Language = "nl" | "en";

const CATALOGUES: Record<Language, Words> = { nl, en };

export const wordsIn = (language: Language): Words => CATALOGUES[language];
/** What is written down for colleagues is always Dutch, whatever the screen speaks. */
export const written = nl;
