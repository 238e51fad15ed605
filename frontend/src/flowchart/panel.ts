/** The form beside the picture: the same that works without script, filled with the station that is chosen. */
import { type Chart, ends, type Kind, type Option, type Station } from "./model";
import { nameOf, type Told } from "./told";

const NOWHERE = "–";

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

export class Panel {
  private station: Station | null = null;
  private chart: Chart = [];
  readonly form: HTMLFormElement;

  constructor(
    readonly root: HTMLElement,
    private readonly told: Told,
    changed: (id: string, what: Partial<Station>, field: string) => void,
  ) {
    this.form = root.querySelector("[data-station]") as HTMLFormElement;
    for (const hidden of root.querySelectorAll<HTMLElement>("[data-save], [data-tidy]")) hidden.hidden = true;
    for (const opening of ["focusin", "pointerdown"] as const)
      root.addEventListener(opening, ({ target }) => this.open(target));
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.addEventListener("input", (event) => {
      if (!this.station) return;
      const name = (event.target as Field).name;
      changed(this.station.id, this.read(), name);
    });
  }

  /** Shows this station; `chart` fills the lists of where an option can lead. */
  show(station: Station, chart: Chart): void {
    const other = station.id !== this.station?.id;
    this.station = station;
    this.put("kind", station.kind);
    this.put("tile", station.tile);
    this.put("text", station.text);
    this.put("help", station.help);
    this.put("role", station.role);
    this.put("service", station.service);
    this.put("clock", station.clock === null ? "" : String(station.clock));
    this.options(station, chart, other);
    this.fit(station);
    this.form.dataset.station = station.id;
  }

  /** Only the fields that this kind has, and one empty row for an option that is yet to come. */
  fit(station: Station): void {
    this.station = station;
    for (const part of this.form.querySelectorAll<HTMLElement>("[data-for]"))
      part.hidden = !(part.dataset.for ?? "").split(" ").includes(station.kind);
    const most = station.kind === "entry" ? 1 : station.options.length + 1;
    for (const [nth, row] of this.rows.entries()) {
      row.hidden = nth >= most && !this.said(nth);
    }
  }

  focusText(): void {
    this.field("text")?.focus();
  }

  private get rows(): HTMLElement[] {
    return [...this.form.querySelectorAll<HTMLElement>("[data-row-option]")];
  }

  private field(name: string): Field | null {
    return this.form.elements.namedItem(name) as Field | null;
  }

  private value(name: string): string {
    return this.field(name)?.value ?? "";
  }

  /** Leaves a field alone in which somebody is writing what it already says. */
  private put(name: string, value: string): void {
    const field = this.field(name);
    if (field && field.value !== value) field.value = value;
  }

  private said(nth: number): boolean {
    return this.value(`label-${nth}`) !== "" || this.value(`to-${nth}`) !== "";
  }

  private options(station: Station, chart: Chart, other: boolean): void {
    this.chart = chart;
    for (const nth of this.rows.keys()) {
      const option = station.options[nth];
      if (other || document.activeElement !== this.field(`label-${nth}`))
        this.put(`label-${nth}`, option?.label ?? "");
      this.lead(nth, option?.to ?? "");
    }
  }

  /** Where an option leads; the other stations are listed only when somebody opens the list: they are many. */
  private lead(nth: number, to: string): void {
    const list = this.field(`to-${nth}`);
    if (!(list instanceof HTMLSelectElement)) return;
    const there = this.chart.find(({ id }) => id === to);
    const name = there ? nameOf(there, this.told) : NOWHERE;
    if (list.value === to && list.length < 3 && list.selectedOptions[0]?.text === name) return;
    list.replaceChildren(new window.Option(NOWHERE, ""));
    if (there) list.append(new window.Option(name, to, true, true));
  }

  /** All stations in a list of stations that is about to be used. */
  private open(target: EventTarget | null): void {
    if (!(target instanceof HTMLSelectElement) || !/^(to-\d|station)$/.test(target.name)) return;
    const leads = target.name !== "station";
    const stations = leads ? this.chart.filter(({ id }) => id !== this.station?.id) : this.chart;
    if (target.length === stations.length + (leads ? 1 : 0)) return;
    const chosen = target.value;
    const choices = stations.map((one) => new window.Option(nameOf(one, this.told), one.id));
    target.replaceChildren(...(leads ? [new window.Option(NOWHERE, "")] : []), ...choices);
    target.value = chosen;
  }

  private read(): Partial<Station> {
    const kind = this.value("kind") as Kind;
    const options: Option[] = [];
    for (const nth of this.rows.keys())
      if (this.said(nth)) options.push({ label: this.value(`label-${nth}`), to: this.value(`to-${nth}`) });
    const clock = this.value("clock");
    return {
      kind,
      tile: this.value("tile"),
      text: this.value("text"),
      help: this.value("help"),
      role: this.value("role"),
      service: this.value("service"),
      clock: clock === "" ? null : Math.max(0, Math.min(60, Number.parseInt(clock, 10) || 0)),
      options: ends(kind) ? [] : options,
    };
  }
}
