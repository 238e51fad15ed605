/** What is the matter: under the picture as a list of links, and at the form of the station that is chosen. The same as
 * the page shows without script. */
import type { Problem } from "./told";

const tone = (problem: Problem): string => `chart-said__${problem.blocks ? "danger" : "warning"}`;

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  words: string,
  look = "",
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  made.textContent = words;
  made.className = look;
  return made;
}

/** All of it; `nothing` is the sentence for a flowchart that can be published. */
export function listAll(place: Element, problems: readonly Problem[], nothing: string): void {
  if (!problems.length) {
    place.replaceChildren(element("p", nothing));
    return;
  }
  const list = element("ol", "", "chart-said");
  for (const problem of problems) {
    const line = element("li", "", tone(problem));
    const said = element(problem.node ? "a" : "span", problem.sentence);
    if (said instanceof HTMLAnchorElement) said.href = `?station=${problem.node}#s-${problem.node}`;
    line.append(said, " ", element("span", problem.do, "ui-quiet"));
    list.append(line);
  }
  place.replaceChildren(list);
}

/** What is the matter at one station. */
export function listAt(place: Element, problems: readonly Problem[], id: string): void {
  const here = problems.filter(({ at }) => at.includes(id));
  const words = here.map((problem) => `${problem.sentence} ${problem.do}`);
  if (words.join() === [...place.children].map((one) => one.textContent).join()) return;
  place.replaceChildren(...here.map((problem, nth) => element("p", words[nth] ?? "", tone(problem))));
}
