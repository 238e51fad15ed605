/** When to hand over: after each registration, when there is network again, when the app is looked at; with patience. */
import type { Outbox } from "./outbox";
import type { Office } from "./server";
import { handOver, pauseAfter, type Trouble } from "./sync";

const ONE_AT_A_TIME = "aanbel-field-sending";

export interface Sending {
  busy: boolean;
  trouble: Trouble;
  /** When something last arrived (ms). */
  last: number | null;
}

export class Courier {
  readonly sending: Sending = { busy: false, trouble: "", last: null };
  private failures = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private again = false;

  constructor(
    private readonly outbox: Outbox,
    private readonly office: Office,
    private readonly device: string,
    /** Called after each step, to show it. */
    private readonly tell: () => Promise<void> | void,
  ) {}

  /** Hands over what is due now. */
  async go(even_held = false): Promise<void> {
    clearTimeout(this.timer);
    if (this.sending.busy) {
      this.again = true;
      return;
    }
    this.sending.busy = true;
    await this.tell();
    const done = await alone(() =>
      handOver(this.outbox, this.office, this.device, Date.now, even_held),
    ).catch(() => null);
    this.sending.busy = false;
    this.sending.trouble = done?.trouble ?? "network";
    if (done && done.sent > 0) this.sending.last = Date.now();
    this.failures = this.sending.trouble === "network" ? this.failures + 1 : 0;
    await this.plan();
    await this.tell();
  }

  /** The next time: after a failure with patience, else when somebody asked meanwhile or a held fact comes free. */
  private async plan(): Promise<void> {
    const held = await this.outbox.nextDue(Date.now());
    if (this.failures > 0) this.in(pauseAfter(this.failures));
    else if (this.again) this.in(0);
    else if (held !== null) this.in(held - Date.now() + 50);
    this.again = false;
  }

  in(pause: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.go(), pause);
  }

  stop(): void {
    clearTimeout(this.timer);
  }
}

/** Two tabs of the app take turns; sending the same twice would be harmless, but it is not needed. */
function alone<T>(act: () => Promise<T>): Promise<T> {
  return navigator.locks ? (navigator.locks.request(ONE_AT_A_TIME, act) as Promise<T>) : act();
}
