/** Changing the flowchart as a picture. It only adds to the page, which works by forms: dragging, connecting, undo, and
 * saving by itself. The server says what is the matter; nothing goes to the desks before somebody publishes. */
import { Drawing } from "./flowchart/drawing";
import {
  addAfter,
  type Chart,
  change,
  connect,
  History,
  type Kind,
  read,
  remove,
  type Spot,
  tidy,
} from "./flowchart/model";
import { Panel } from "./flowchart/panel";
import { listenForPointer } from "./flowchart/pointing";
import { Saving, type State } from "./flowchart/saving";
import { type Answer, fill, type Problem, type Told } from "./flowchart/told";

const STEP = 12;
const ARROWS: Record<string, Spot> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
};
const NEARER = 1.25;

class Editor {
  private readonly history: History;
  private readonly drawing: Drawing;
  private readonly panel: Panel;
  private readonly saving: Saving;
  private readonly ground: HTMLElement;
  private problems: Problem[];
  private chosen: string;

  constructor(
    private readonly root: HTMLElement,
    private readonly told: Told,
  ) {
    this.ground = root.querySelector("[data-ground]") as HTMLElement;
    this.history = new History(read(told.chart));
    this.problems = told.problems;
    this.drawing = new Drawing(this.ground.querySelector("svg") as SVGSVGElement, told);
    this.panel = new Panel(root.querySelector("[data-panel]") as HTMLElement, told, (id, what, field) =>
      this.put(change(this.chart, id, what), `${id}.${field}`),
    );
    this.chosen = this.panel.form.dataset.station ?? "";
    this.saving = new Saving(
      told.turn,
      (body) => this.send(body),
      (state, words) => this.say(state, words),
      (answer, latest) => this.answered(answer, latest),
    );
    this.listen();
    root.classList.add("chart-editor--drawing");
    (root.querySelector("[data-bar]") as HTMLElement).hidden = false;
    this.draw();
    this.choose(this.chosen);
    this.drawing.show(this.chosen, this.ground);
  }

  private get chart(): Chart {
    return this.history.now;
  }

  private draw(): void {
    this.drawing.draw(this.chart, this.chosen, this.problems);
    for (const [act, on] of [
      ["undo", this.history.undoable],
      ["redo", this.history.redoable],
    ] as const)
      (this.root.querySelector(`[data-act="${act}"]`) as HTMLButtonElement).disabled = !on;
  }

  /** What was changed is drawn and saved; `what` joins letters typed one after another into one step back. */
  private put(chart: Chart, what = ""): void {
    this.history.put(chart, what);
    this.draw();
    const station = chart.find((one) => one.id === this.chosen);
    if (station) {
      if (what && !what.endsWith(".kind")) this.panel.fit(station);
      else this.panel.show(station, chart);
    }
    this.saving.later(chart);
  }

  private choose(id: string): void {
    const station = this.chart.find((one) => one.id === id) ?? this.chart[0];
    if (!station) return;
    this.history.pause();
    this.chosen = station.id;
    this.panel.show(station, this.chart);
    this.draw();
  }

  private add(kind: Kind): void {
    const [grown, made] = addAfter(this.chart, this.chosen, kind);
    this.drawing.expect(made, this.chosen);
    this.put(grown);
    this.choose(made);
    this.drawing.linkOf(made)?.scrollIntoView({ block: "nearest", inline: "nearest" });
    this.panel.focusText();
    this.announce("added");
  }

  private takeAway(id: string): void {
    const before = this.chart.find((one) => one.options.some((option) => option.to === id))?.id;
    this.put(remove(this.chart, id));
    this.choose(before ?? "");
    this.drawing.linkOf(this.chosen)?.focus();
    this.announce("removed");
  }

  private back(on: boolean): void {
    if (!(on ? this.history.redo() : this.history.undo())) return;
    this.choose(this.chosen);
    this.saving.later(this.chart);
    this.announce(on ? "redone" : "undone");
  }

  private nearer(times: number): void {
    this.drawing.zoom = Math.max(0.3, Math.min(2, this.drawing.zoom * times));
    this.drawing.fit();
  }

  private listen(): void {
    listenForPointer(this.ground, this.drawing, {
      chart: () => this.chart,
      chose: (id) => this.choose(id),
      moved: (id, spot) => this.put(change(this.chart, id, { place: spot })),
      connected: (from, option, to) => {
        this.put(connect(this.chart, from, option, to));
        this.announce("connected");
      },
      grown: (from, option, spot) => {
        const [grown, made] = addAfter(this.chart, "", "question", spot);
        this.put(connect(grown, from, option, made));
        this.choose(made);
        this.panel.focusText();
      },
    });
    this.ground.addEventListener("keydown", (event) => this.key(event));
    document.addEventListener("keydown", (event) => this.undoKey(event));
    this.root.addEventListener("click", (event) => this.click(event));
    this.root.addEventListener("submit", (event) => this.submit(event));
    window.addEventListener("beforeunload", (event) => {
      if (this.saving.dirty) event.preventDefault();
    });
    for (const link of document.querySelectorAll<HTMLAnchorElement>("a[data-key], .ui-heading__actions a"))
      link.addEventListener("click", (event) => void this.leave(event, link));
  }

  /** What waits is saved before one goes on to publishing. */
  private async leave(event: MouseEvent, link: HTMLAnchorElement): Promise<void> {
    if (!this.saving.dirty) return;
    event.preventDefault();
    if (await this.saving.now()) window.location.assign(link.href);
  }

  private key(event: KeyboardEvent): void {
    const id = (event.target as Element).closest<SVGAElement>("[data-id]")?.dataset.id;
    const step = ARROWS[event.key];
    if (!id || event.ctrlKey || event.metaKey) return;
    if (step) {
      event.preventDefault();
      const [x, y] = this.drawing.spotOf(id) ?? [0, 0];
      this.put(change(this.chart, id, { place: [x + step[0], y + step[1]] }));
    } else if (event.key === "Delete") {
      event.preventDefault();
      this.takeAway(id);
    }
  }

  private undoKey(event: KeyboardEvent): void {
    const writing = (event.target as Element).closest("input, textarea, select");
    if (writing || !(event.ctrlKey || event.metaKey)) return;
    const key = event.key.toLowerCase();
    if (key !== "z" && key !== "y") return;
    event.preventDefault();
    this.back(key === "y" || event.shiftKey);
  }

  private click(event: MouseEvent): void {
    const act = (event.target as Element).closest<HTMLElement>("[data-act]")?.dataset.act;
    if (act === "undo" || act === "redo") this.back(act === "redo");
    else if (act === "closer" || act === "further") this.nearer(act === "closer" ? NEARER : 1 / NEARER);
    else if (act === "tidy") this.put(tidy(this.chart));
    const link = (event.target as Element).closest<HTMLAnchorElement>("[data-said] a");
    const id = link && new URL(link.href).searchParams.get("station");
    if (!id) return;
    event.preventDefault();
    this.choose(id);
    this.drawing.linkOf(id)?.scrollIntoView({ block: "center", inline: "center" });
    this.panel.focusText();
  }

  private submit(event: SubmitEvent): void {
    const form = event.target as HTMLFormElement;
    if (form.matches("[data-add]")) {
      event.preventDefault();
      this.add((form.elements.namedItem("kind") as HTMLSelectElement).value as Kind);
    } else if (form.matches("[data-remove]")) {
      event.preventDefault();
      this.takeAway(this.chosen);
    }
  }

  private send(body: string): Promise<Response> {
    const token = document.querySelector<HTMLMetaElement>("meta[name='csrf-token']")?.content ?? "";
    const headers = { "Content-Type": "application/json", "X-CSRFToken": token };
    return fetch(this.told.save, { method: "POST", headers, body });
  }

  private answered(answer: Answer, latest: boolean): void {
    for (const field of this.root.querySelectorAll<HTMLInputElement>("input[name='turn']"))
      field.value = String(answer.turn);
    if (!latest) return;
    this.problems = answer.problems;
    this.drawing.settle(answer.places, answer.through);
    this.draw();
    this.list();
  }

  /** What is the matter, as a list of links; the same as the page shows without script. */
  private list(): void {
    const place = this.root.querySelector("[data-said]") as HTMLElement;
    if (!this.problems.length) {
      const well = document.createElement("p");
      well.textContent = this.told.words.nothing ?? "";
      place.replaceChildren(well);
      return;
    }
    const list = document.createElement("ol");
    list.className = "chart-said";
    for (const problem of this.problems) {
      const line = document.createElement("li");
      line.className = `chart-said__${problem.blocks ? "danger" : "warning"}`;
      const said = document.createElement(problem.node ? "a" : "span");
      if (said instanceof HTMLAnchorElement) said.href = `?station=${problem.node}#s-${problem.node}`;
      said.textContent = problem.sentence;
      const what = document.createElement("span");
      what.className = "ui-quiet";
      what.textContent = problem.do;
      line.append(said, " ", what);
      list.append(line);
    }
    place.replaceChildren(list);
  }

  private say(state: State, words: string): void {
    const place = this.root.querySelector("[data-state]") as HTMLElement;
    const { saving, saved, offline } = this.told.words;
    const said =
      { saving, saved: fill(saved, "time", words), offline, overtaken: words, refused: words }[state] ?? "";
    place.textContent = said;
    place.classList.toggle("chart-editor__state--wrong", state === "overtaken" || state === "refused");
    if (state === "overtaken" || state === "refused" || state === "offline") this.aloud(said);
  }

  private announce(word: string): void {
    this.aloud(this.told.words[word] ?? "");
  }

  private aloud(words: string): void {
    const live = document.getElementById("live");
    if (live) live.textContent = words;
  }
}

const root = document.querySelector<HTMLElement>("[data-flowchart]");
const told = document.getElementById("flowchart-told")?.textContent;
if (root && told && root.querySelector("[data-station]")) new Editor(root, JSON.parse(told) as Told);
