/** After Vite: htmx as a file of its own (bundling it warns about eval), the icon sprite, the fonts of letters, and whose work is in the style sheet. */
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { ICONS, RESIDENT_ICONS } from "./icons.mjs";

const modules = new URL("../node_modules/", import.meta.url);
const dist = new URL("../dist/", import.meta.url);

async function symbol(name) {
  const svg = await readFile(new URL(`@tabler/icons/icons/outline/${name}.svg`, modules), "utf8");
  const shapes = svg
    .replace(/^[\s\S]*?<svg[\s\S]*?>|<\/svg>\s*$/g, "")
    .replace(/<path stroke="none" d="M0 0h24v24H0z" fill="none" ?\/>/, "")
    .replace(/\s*\n\s*/g, "");
  return `<symbol id="${name}" viewBox="0 0 24 24">${shapes}</symbol>`;
}

async function sprite(file, names) {
  const symbols = await Promise.all(names.map(symbol));
  await writeFile(
    new URL(file, dist),
    `<svg xmlns="http://www.w3.org/2000/svg">\n<!-- Tabler Icons, MIT licence -->\n${symbols.join("\n")}\n</svg>\n`,
  );
}

await sprite("icons.svg", ICONS);
await sprite("resident.svg", RESIDENT_ICONS);
await copyFile(new URL("htmx.org/dist/htmx.min.js", modules), new URL("htmx.min.js", dist));

/** Letters and cards are set in the same face as the screen; a typesetter reads only the uncompressed form. */
const paper = new URL("paper/", dist);
await mkdir(paper, { recursive: true });
for (const [family, name] of [
  ["noto-sans", "NotoSans"],
  ["noto-sans-arabic", "NotoSansArabic"],
]) {
  for (const weight of ["400Regular", "700Bold"]) {
    const file = `${name}_${weight}.ttf`;
    await copyFile(new URL(`@expo-google-fonts/${family}/${weight}/${file}`, modules), new URL(file, paper));
  }
}

const sheet = new URL("aanbel.css", dist);
const notice =
  "/*! Aanbel, EUPL-1.2. With parts of @utrecht/component-library-css and voorbeeld-design-tokens (EUPL-1.2) and Noto Sans (OFL-1.1). */";
await writeFile(sheet, `${notice}\n${await readFile(sheet, "utf8")}`);
