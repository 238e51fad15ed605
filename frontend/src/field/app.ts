/** The app as its screens see it: what is in memory, and the acts that change it. Nothing here draws. */
import type { Bundle, Fact } from "./api";
import { keep, read, setClock } from "./bundle";
import { Courier } from "./courier";
import { withdrawOf } from "./facts";
import { type Counts, counts, type Entry, NoRoom, Outbox } from "./outbox";
import { doorsOf } from "./round";
import type { Office } from "./server";
import * as settings from "./settings";
import type { Store } from "./store";
import { type Trouble, troubleOf } from "./sync";
import { type Keys, wipe } from "./vault";
import { type Words, wordsIn } from "./words";

export const HOLD = 15_000; // ms in which a slip of the thumb can be taken back
const NEWS = "aanbel-field";

export type Gate = "welcome" | "locked" | "open" | "gone";

export class App {
  gate: Gate = "welcome";
  words: Words = wordsIn(settings.language());
  bundle: Bundle | null = null;
  entries: Entry[] = [];
  counts: Counts = { waiting: 0, kept: 0, already: 0, flagged: 0, refused: 0 };
  skew = 0;
  /** A sentence to show once, on top of the next screen. */
  notice = "";
  keys: Keys | null = null;
  courier: Courier | null = null;
  private outbox: Outbox | null = null;
  private readonly tabs = new BroadcastChannel(NEWS);

  constructor(
    readonly store: Store,
    readonly office: Office,
    /** Draws what changed: the line with the state of sending, and the screen when it shows that. */
    readonly show: (whole?: boolean) => void,
  ) {
    this.tabs.onmessage = ({ data }) => {
      if (data === "wiped") location.reload();
      else void this.refresh();
    };
  }

  // -- opening and closing ---------------------------------------------------------------------------------------

  async open(keys: Keys): Promise<void> {
    this.letGo();
    this.keys = keys;
    this.outbox = new Outbox(this.store, keys.outbox);
    this.courier = new Courier(this.outbox, this.office, keys.device, () => this.afterSending());
    this.gate = "open";
    this.bundle = await read(this.store, keys);
    this.skew = (await this.store.get("day", "day"))?.skew ?? 0;
    await this.refresh();
  }

  /** The round cannot be read any more; what waits is still handed over, and then its key goes too. */
  lock(): void {
    if (this.gate !== "open") return;
    this.keys = this.bundle = null;
    this.entries = [];
    this.gate = "locked";
    if (this.counts.waiting === 0) this.letGo();
    this.show(true);
  }

  private letGo(): void {
    this.courier?.stop();
    this.outbox = this.courier = null;
  }

  async refresh(): Promise<void> {
    this.counts = await counts(this.store);
    if (this.gate === "locked" && this.counts.waiting === 0) this.letGo();
    if (this.outbox && this.gate === "open") this.entries = await this.outbox.all();
    this.show();
  }

  // -- the round ---------------------------------------------------------------------------------------------------

  get doors() {
    return this.bundle ? doorsOf(this.bundle) : [];
  }

  /** Fetches the round; the one that is here stays when that fails. */
  async fetchRound(): Promise<Trouble> {
    if (!this.keys) return "";
    try {
      const bundle = await this.office.bundle(this.keys.device);
      this.skew = Date.parse(bundle.made_at) - Date.now();
      this.keys = await keep(this.store, this.keys, bundle, this.skew);
      this.bundle = bundle;
      await this.refresh();
      return this.met("");
    } catch (error) {
      return this.met(troubleOf(error));
    }
  }

  /** The cheap question before the bell is rung: did a case close, was a no given, is there another plan? */
  async askStanding(): Promise<Trouble> {
    if (!this.keys || !this.bundle) return "";
    try {
      const standing = await this.office.standing(this.keys.device);
      this.skew = Date.parse(standing.now) - Date.now();
      await setClock(this.store, this.skew);
      if (standing.version !== this.bundle.version || standing.day !== this.bundle.day)
        return this.fetchRound();
      const why = new Map(standing.stopped.map(({ stop, sentence }) => [stop, sentence]));
      const news = this.doors.filter(({ stop }) => stop.stopped !== (why.get(stop.id) ?? stop.stopped));
      for (const { stop } of news) stop.stopped = why.get(stop.id) ?? "";
      if (news.length > 0) this.keys = await keep(this.store, this.keys, this.bundle, this.skew);
      return this.met("");
    } catch (error) {
      return this.met(troubleOf(error));
    }
  }

  private async met(trouble: Trouble): Promise<Trouble> {
    if (this.courier) this.courier.sending.trouble = trouble;
    if (trouble === "revoked") await this.revoked();
    this.show();
    return trouble;
  }

  // -- registering and sending ---------------------------------------------------------------------------------------

  /** Keeps facts; resolves when they are on the disk. Sends at once, or after the seconds in which they can be undone. */
  async register(facts: readonly Fact[], hold = 0): Promise<void> {
    if (!this.outbox) throw new Error("locked");
    await this.outbox.add(facts, hold ? Date.now() + hold : 0);
    await this.refresh();
    this.tabs.postMessage("changed");
    this.courier?.in(hold ? hold + 50 : 0);
  }

  /** Undoes a registration: what is still held goes from the disk, with what was held along; what left is withdrawn. */
  async undo(entry: Entry): Promise<boolean> {
    const along = this.entries.filter(
      ({ held_until, state }) => state === "waiting" && held_until === entry.held_until && held_until > 0,
    );
    const ids = along.some(({ id }) => id === entry.id) ? along.map(({ id }) => id) : [entry.id];
    if (await this.outbox?.takeBack(ids, Date.now())) {
      await this.refresh();
      this.tabs.postMessage("changed");
      return true;
    }
    try {
      await this.register([withdrawOf(entry.id, new Date())]);
      return true;
    } catch (error) {
      if (!(error instanceof NoRoom)) throw error;
      this.notice = this.words.notSavedLead;
      this.show(true);
      return false;
    }
  }

  /** The visitor read what the office said of a fact. */
  async seen(id: string): Promise<void> {
    await this.outbox?.read(id);
    await this.refresh();
  }

  private async afterSending(): Promise<void> {
    await this.refresh();
    if (this.courier?.sending.busy) return;
    if (this.courier?.sending.trouble === "revoked") await this.revoked();
    else this.tabs.postMessage("changed");
  }

  // -- leaving -----------------------------------------------------------------------------------------------------

  /** Signs out: the office is told when it can be reached, and nothing stays here. */
  async leave(): Promise<void> {
    const { keys } = this;
    this.courier?.stop();
    if (keys) await this.office.leave(keys.device).catch(() => undefined);
    await this.clear(this.words.wiped);
  }

  /** The office wiped this phone: its answer clears the browser too, so what still waited is gone, and is told. */
  async revoked(): Promise<void> {
    if (this.gate === "gone") return;
    const { waiting } = this.counts;
    const { words } = this;
    await this.clear(waiting > 0 ? `${words.revoked} ${words.revokedLost(waiting)}` : words.revoked);
  }

  private async clear(notice: string): Promise<void> {
    this.letGo();
    this.gate = "gone";
    await wipe(this.store).catch(() => undefined); // Clear-Site-Data may have been first
    this.keys = this.bundle = null;
    this.entries = [];
    this.notice = notice;
    this.tabs.postMessage("wiped");
    this.show(true);
  }
}
