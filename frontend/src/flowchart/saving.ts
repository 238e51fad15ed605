/** Saves the draft by itself, a moment after the last change. One answer at a time; without a network or a session it
 * tries again; when somebody else changed the draft it stops, says so, and keeps the work on the screen. */
import { type Chart, stored } from "./model";
import type { Answer, Theirs } from "./told";

export type State = "saving" | "saved" | "offline" | "signedOut" | "overtaken" | "refused";
const PAUSE = 700;
const AGAIN = 5_000;
const PASSES: readonly State[] = ["offline", "signedOut"];

export type Send = (
  body: string,
) => Promise<{ status: number; redirected?: boolean; json: () => Promise<unknown> }>;

export class Saving {
  private waiting: Chart | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<State> | null = null;
  private stopped = false;

  constructor(
    private turn: number,
    private readonly send: Send,
    private readonly say: (state: State, sentence: string, theirs?: Theirs) => void,
    private readonly answered: (answer: Answer, latest: boolean) => void,
  ) {}

  /** Whether something is not on the server yet. */
  get dirty(): boolean {
    return this.waiting !== null;
  }

  later(chart: Chart, pause = PAUSE): void {
    this.waiting = chart;
    clearTimeout(this.timer);
    if (!this.stopped && !this.running) this.timer = setTimeout(() => void this.start(), pause);
  }

  /** Saves at once what waits; true when all of it is on the server. */
  async now(): Promise<boolean> {
    for (let state: State = "saved"; this.waiting && state === "saved"; ) state = await this.start();
    return !this.waiting;
  }

  /** From here on we build on their work, which is on the server. */
  goOnFrom(turn: number): void {
    this.turn = turn;
    this.stopped = false;
    this.waiting = null;
  }

  private start(): Promise<State> {
    clearTimeout(this.timer);
    this.running ??= this.save().then((state) => {
      this.running = null;
      if (this.waiting && state === "saved") this.later(this.waiting);
      if (this.waiting && PASSES.includes(state)) this.later(this.waiting, AGAIN);
      return state;
    });
    return this.running;
  }

  private async save(): Promise<State> {
    const chart = this.waiting;
    if (!chart) return "saved";
    if (this.stopped) return "overtaken";
    this.say("saving", "");
    try {
      const response = await this.send(JSON.stringify({ turn: this.turn, chart: stored(chart) }));
      if (response.redirected || response.status === 403) return this.told("signedOut");
      const told = (await response.json()) as Answer & { sentence?: string; theirs?: Theirs };
      if (response.status === 409) this.stopped = true;
      if (response.status !== 200)
        return this.told(this.stopped ? "overtaken" : "refused", told.sentence, told.theirs);
      this.turn = told.turn;
      if (this.waiting === chart) this.waiting = null;
      this.answered(told, !this.waiting);
      return this.told("saved", told.saved);
    } catch {
      return this.told("offline");
    }
  }

  private told(state: State, words = "", theirs?: Theirs): State {
    this.say(state, words, theirs);
    return state;
  }
}
