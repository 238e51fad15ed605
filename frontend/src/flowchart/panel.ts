/** The form beside the picture: the same that works without script, filled with the station that is chosen. */
import { type Chart, ends, type Kind, type Option, type Station } from "./model";
import { nameOf, type Told } from "./told";

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

export class Panel {
  private station: Station | null = null;
  private chart: Chart = [];
  private readonly listed = new Set<number>();
  readonly form: HTMLFormElement;

  constructor(
    readonly root: HTMLElement,
    private readonly told: Told,
    changed: (id: string, what: Partial<Station>, field: string) => void,
  ) {
    this.form = root.querySelector("[data-station]") as HTMLFormElement;
    for (const hidden of root.querySelectorAll<HTMLElement>("[data-save], [data-tidy]")) hidden.hidden = true;
    this.others.addEventListener("focus", () => this.fill(this.others, this.chart));
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
      if (!row.hidden) this.list(nth);
    }
  }

  focusText(): void {
    this.field("text")?.focus();
  }

  private get others(): HTMLSelectElement {
    return this.root.querySelector("[data-choose] select") as HTMLSelectElement;
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
    this.listed.clear();
    for (const nth of this.rows.keys()) {
      const option = station.options[nth];
      if (nth <= station.options.length) this.list(nth);
      if (other || document.activeElement !== this.field(`label-${nth}`))
        this.put(`label-${nth}`, option?.label ?? "");
      this.put(`to-${nth}`, option?.to ?? "");
    }
  }

  /** Fills a list of where an option can lead, once and only when its row is shown: they are long. */
  private list(nth: number): void {
    const list = this.field(`to-${nth}`);
    if (!(list instanceof HTMLSelectElement) || this.listed.has(nth)) return;
    this.listed.add(nth);
    const others = this.chart.filter((one) => one.id !== this.station?.id);
    this.fill(list, others, new window.Option("–", ""));
  }

  private fill(list: HTMLSelectElement, stations: Chart, ...first: HTMLOptionElement[]): void {
    const chosen = list.value;
    list.replaceChildren(
      ...first,
      ...stations.map((one) => new window.Option(nameOf(one, this.told), one.id)),
    );
    list.value = chosen;
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
