import { expect, test } from "vitest";
import { voiceFor } from "./read-aloud";

test("a voice is of the page's language, whatever its country", () => {
  const voices = [{ lang: "en-GB" }, { lang: "nl_BE" }, { lang: "ar-EG" }];
  expect(voiceFor(voices, "nl")?.lang).toBe("nl_BE");
  expect(voiceFor(voices, "ar")?.lang).toBe("ar-EG");
  expect(voiceFor(voices, "uk")).toBeUndefined();
});
