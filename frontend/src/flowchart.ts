/** Changing the flowchart as a picture. It only adds to the page, which works by forms: dragging, connecting, undo, and
 * saving by itself. The server says what is the matter; nothing goes to the desks before somebody publishes. */
import { listAll, listAt } from "./flowchart/check";
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
import { type Answer, fill, type Problem, type Theirs, type Told } from "./flowchart/told";

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
  private theirs: Theirs | null = null;

  constructor(
    private readonly root: HTMLElement,
    private readonly told: Told,
  ) {
    this.ground = root.querySelector("[data-ground]") as HTMLElement;
    this.history = new History(read(told.chart));
    this.problems = told.problems;
    this.drawing = new Drawing(this.ground.querySelector("svg") as SVGSVGElement, this.ground, told);
    this.panel = new Panel(root.querySelector("[data-panel]") as HTMLElement, told, (id, what, field) =>
      this.put(change(this.chart, id, what), `${id}.${field}`),
    );
    this.chosen = this.panel.form.dataset.station ?? "";
    this.saving = new Saving(
      told.turn,
      (body) => this.send(body),
      (state, words, theirs) => this.say(state, words, theirs),
      (answer, latest) => this.answered(answer, latest),
    );
    this.listen();
    root.classList.add("chart-editor--drawing");
    (root.querySelector("[data-bar]") as HTMLElement).hidden = false;
    this.draw();
    this.choose(this.chosen);
    this.drawing.show(this.chosen);
  }

  private get chart(): Chart {
    return this.history.now;
  }

  private draw(): void {
    this.drawing.draw(this.chart, this.chosen, this.problems);
    listAt(this.place("[data-here]"), this.problems, this.chosen);
    for (const [act, on] of [
      ["undo", this.history.undoable],
      ["redo", this.history.redoable],
    ] as const)
      (this.place(`[data-act="${act}"]`) as HTMLButtonElement).disabled = !on;
  }

  private place(selector: string): HTMLElement {
    return this.root.querySelector(selector) as HTMLElement;
  }

  /** What was changed is drawn and saved; `what` joins letters typed one after another into one step back. */
  private put(chart: Chart, what = "", chosen = this.chosen): void {
    this.history.put(chart, what);
    this.saving.later(chart);
    const station = chart.find((one) => one.id === chosen);
    if (what && !what.endsWith(".kind") && station) {
      this.panel.fit(station);
      this.draw();
    } else this.choose(chosen, chosen !== this.chosen);
  }

  private choose(id: string, pause = true): void {
    const station = this.chart.find((one) => one.id === id) ?? this.chart[0];
    if (!station) return;
    if (pause) this.history.pause();
    this.chosen = station.id;
    this.panel.show(station, this.chart);
    this.draw();
  }

  private add(kind: Kind): void {
    const [grown, made] = addAfter(this.chart, this.chosen, kind);
    this.drawing.expect(made, this.chosen);
    this.put(grown, "", made);
    this.drawing.linkOf(made)?.scrollIntoView({ block: "nearest", inline: "nearest" });
    this.panel.focusText();
    this.announce("added");
  }

  private takeAway(id: string): void {
    const before = this.chart.find((one) => one.options.some((option) => option.to === id))?.id;
    this.put(remove(this.chart, id), "", before ?? "");
    this.drawing.linkOf(this.chosen)?.focus();
    this.announce("removed");
  }

  private back(on: boolean): void {
    if (!(on ? this.history.redo() : this.history.undo())) return;
    this.choose(this.chosen);
    this.saving.later(this.chart);
    this.announce(on ? "redone" : "undone");
  }

  /** Their work in the place of ours, as a step of its own: undo brings ours back, and saves it over theirs. */
  private showTheirs(): void {
    const { theirs } = this;
    if (!theirs) return;
    this.theirs = null;
    this.place('[data-act="theirs"]').hidden = true;
    this.saving.goOnFrom(theirs.turn);
    this.history.put(read(theirs.chart));
    this.answered(theirs, true);
    this.choose(this.chosen);
    this.state(this.told.words.theirs ?? "", false);
  }

  private listen(): void {
    listenForPointer(this.ground, this.drawing, {
      chart: () => this.chart,
      chosen: () => this.chosen,
      chose: (id, byKey) => {
        this.choose(id);
        if (byKey) this.panel.focusText();
      },
      nearer: (times, at) => this.drawing.nearer(times, at),
      moved: (id, spot) => this.put(change(this.chart, id, { place: spot })),
      connected: (from, option, to) => {
        const before = this.chart;
        this.put(connect(before, from, option, to));
        this.announce(this.chart === before ? "full" : "connected");
      },
      grown: (from, option, spot) => {
        const [grown, made] = addAfter(this.chart, "", "question", spot);
        this.put(connect(grown, from, option, made), "", made);
        this.panel.focusText();
      },
    });
    this.ground.addEventListener("keydown", (event) => this.key(event));
    this.panel.root.addEventListener("keydown", ({ key }) => {
      if (key === "Escape") this.drawing.linkOf(this.chosen)?.focus();
    });
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
    else this.place("[data-state]").scrollIntoView({ block: "center" });
  }

  private key(event: KeyboardEvent): void {
    const id = (event.target as Element).closest<SVGAElement>("[data-id]")?.dataset.id;
    const step = ARROWS[event.key];
    if (event.ctrlKey || event.metaKey) return;
    if (event.key === "+" || event.key === "-") {
      this.drawing.nearer(event.key === "+" ? NEARER : 1 / NEARER);
    } else if (id && step) {
      event.preventDefault();
      const [x, y] = this.drawing.spotOf(id) ?? [0, 0];
      this.put(change(this.chart, id, { place: [x + step[0], y + step[1]] }), `${id}.place`);
    } else if (id && event.key === "Delete") {
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
    else if (act === "closer" || act === "further")
      this.drawing.nearer(act === "closer" ? NEARER : 1 / NEARER);
    else if (act === "theirs") this.showTheirs();
    else if (act === "tidy") this.put(tidy(this.chart));
    const link = (event.target as Element).closest<HTMLAnchorElement>("[data-said] a");
    const id = link && new URL(link.href).searchParams.get("station");
    if (!id) return;
    event.preventDefault();
    this.open(id);
  }

  /** Brings a station into sight and its form under the hand. */
  private open(id: string): void {
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
    } else if (form.matches("[data-choose]")) {
      event.preventDefault();
      this.open((form.elements.namedItem("station") as HTMLSelectElement).value);
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
    this.drawing.settle(answer);
    this.draw();
    listAll(this.place("[data-said]"), this.problems, this.told.words.nothing ?? "");
  }

  private say(state: State, words: string, theirs?: Theirs): void {
    const { saving, saved, offline, signedOut } = this.told.words;
    const said = {
      saving,
      saved: fill(saved, "time", words),
      offline,
      signedOut,
      overtaken: words,
      refused: words,
    };
    this.theirs = theirs ?? null;
    this.place('[data-act="theirs"]').hidden = !theirs;
    this.state(said[state] ?? "", state === "overtaken" || state === "refused" || state === "signedOut");
    if (state !== "saving" && state !== "saved") this.aloud(said[state] ?? "");
  }

  private state(words: string, wrong: boolean): void {
    const place = this.place("[data-state]");
    place.textContent = words;
    place.classList.toggle("chart-editor__state--wrong", wrong);
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
