/** Saves the draft by itself, a moment after the last change. One answer at a time; without a network it tries again;
 * when somebody else changed the draft it stops, says so, and keeps the work on the screen. */
import { type Chart, stored } from "./model";
import type { Answer } from "./told";

export type State = "saving" | "saved" | "offline" | "overtaken" | "refused";
const PAUSE = 700;
const AGAIN = 5_000;

export type Send = (body: string) => Promise<{ status: number; json: () => Promise<unknown> }>;

export class Saving {
  private waiting: Chart | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private busy = false;
  private stopped = false;

  constructor(
    private turn: number,
    private readonly send: Send,
    private readonly say: (state: State, sentence: string) => void,
    private readonly answered: (answer: Answer, latest: boolean) => void,
  ) {}

  /** Whether something is not on the server yet. */
  get dirty(): boolean {
    return this.waiting !== null || this.busy;
  }

  later(chart: Chart, pause = PAUSE): void {
    this.waiting = chart;
    clearTimeout(this.timer);
    if (!this.stopped) this.timer = setTimeout(() => void this.now(), pause);
  }

  /** Saves at once what waits; true when all of it is on the server. */
  async now(): Promise<boolean> {
    clearTimeout(this.timer);
    const chart = this.waiting;
    if (!chart || this.busy || this.stopped) return !this.dirty;
    this.waiting = null;
    this.busy = true;
    this.say("saving", "");
    try {
      const response = await this.send(JSON.stringify({ turn: this.turn, chart: stored(chart) }));
      const told = (await response.json()) as Answer & { sentence?: string };
      this.busy = false;
      if (response.status === 200) {
        this.turn = told.turn;
        this.say("saved", told.saved);
        this.answered(told, this.waiting === null);
      } else this.refused(response.status, told.sentence ?? "");
    } catch {
      this.busy = false;
      this.say("offline", "");
      this.later(this.waiting ?? chart, AGAIN);
      return false;
    }
    if (this.waiting) this.later(this.waiting);
    return !this.waiting && !this.stopped;
  }

  /** 409: somebody was before us, and going on would lose one of the two. Anything else: this state cannot be kept. */
  private refused(status: number, sentence: string): void {
    this.stopped = status === 409;
    this.say(this.stopped ? "overtaken" : "refused", sentence);
  }
}
