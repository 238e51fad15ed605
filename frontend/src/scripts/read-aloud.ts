/** A button that reads the page aloud, only where the phone has a voice for the page's language. */

const READ = "h1, h2, p:not([hidden]), li > a, legend, label, button";

/** The sentences of an element in reading order, each once. */
export function sentences(root: ParentNode): string[] {
  const found = [...root.querySelectorAll<HTMLElement>(READ)]
    .filter((element) => !element.parentElement?.closest(READ))
    .map((element) => (element.innerText ?? element.textContent ?? "").replace(/\s+/g, " ").trim());
  return found.filter(Boolean);
}

/** The voice for a language: nl fits nl-NL and nl_BE. */
export function voiceFor<Voice extends { lang: string }>(
  voices: Voice[],
  language: string,
): Voice | undefined {
  return voices.find(({ lang }) => lang.toLowerCase().split(/[-_]/)[0] === language);
}

export function offerReadingAloud(): void {
  const place = document.querySelector<HTMLElement>("[data-read]");
  const main = document.querySelector("main");
  const speech = window.speechSynthesis;
  if (!place || !main || !speech) return;
  const language = document.documentElement.lang;

  const button = document.createElement("button");
  button.type = "button";
  const say = (reading: boolean) => {
    button.textContent = (reading ? place.dataset.stop : place.dataset.read) ?? "";
    button.setAttribute("aria-pressed", String(reading));
  };
  const stop = () => {
    speech.cancel();
    say(false);
  };
  const start = () => {
    say(true);
    const texts = sentences(main);
    texts.forEach((text, at) => {
      const spoken = new SpeechSynthesisUtterance(text);
      spoken.lang = language;
      spoken.voice = voiceFor(speech.getVoices(), language) ?? null;
      spoken.rate = 0.9;
      if (at === texts.length - 1) spoken.onend = () => say(false);
      speech.speak(spoken);
    });
  };
  button.addEventListener("click", () => (button.getAttribute("aria-pressed") === "true" ? stop() : start()));
  const show = () => {
    if (place.hidden && voiceFor(speech.getVoices(), language)) {
      say(false);
      place.append(button);
      place.hidden = false;
    }
  };
  show();
  speech.addEventListener?.("voiceschanged", show);
  window.addEventListener("pagehide", () => speech.cancel());
}
