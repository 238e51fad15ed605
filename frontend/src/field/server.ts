/** The office, as the phone reaches it: five addresses under /veld/, and the four ways in which that goes wrong. */
import type { Bundle, Fact, Problem, Registered, Sent, Standing } from "./api";

/** No network, or no answer in time: nothing is known about what was sent, so it is sent again. */
export class Offline extends Error {}
/** The session ended: sign in again; what waits keeps waiting. */
export class SignedOut extends Error {}
/** Somebody else is signed in here: this device is not theirs. */
export class Stranger extends Error {}
/** The office wiped this device. */
export class Revoked extends Error {}
/** The server read what was sent and will never take it; with its own sentence where it gave one. */
export class Refusal extends Error {}
const ABOUT_WHAT_WAS_SENT = new Set([400, 413, 422]);

export interface Office {
  register(name: string, device: string | null): Promise<Registered>;
  bundle(device: string): Promise<Bundle>;
  handIn(device: string, facts: readonly Fact[], sent_at: string): Promise<Sent>;
  standing(device: string): Promise<Standing>;
  leave(device: string): Promise<void>;
}

export interface Wire {
  fetch: typeof fetch;
  base: string;
  /** Django's token against forged forms; read at each call, for it changes at signing in. */
  token: () => string;
  patience: number;
}

export function officeAt(wire: Wire): Office {
  async function ask<T>(
    path: string,
    device: string | null,
    body?: unknown,
    patience = wire.patience,
  ): Promise<T> {
    const headers: Record<string, string> = { Accept: "application/json" };
    if (device) headers["X-Aanbel-Device"] = device;
    if (body !== undefined) {
      headers["Content-Type"] = "application/json";
      headers["X-CSRFToken"] = wire.token();
    }
    const how: RequestInit = { headers, credentials: "same-origin", redirect: "manual", cache: "no-store" };
    if (body !== undefined) Object.assign(how, { method: "POST", body: JSON.stringify(body) });
    if (globalThis.navigator?.onLine === false) throw new Offline(); // the phone knows it: no need to try
    let answer: Response;
    let text: string;
    try {
      answer = await wire.fetch(`${wire.base}${path}`, {
        ...how,
        signal: AbortSignal.timeout(patience),
      });
      text = answer.type === "opaqueredirect" ? "" : await answer.text();
    } catch {
      throw new Offline();
    }
    const isJson = /json/.test(answer.headers.get("Content-Type") ?? "");
    const said = isJson ? parsed(text) : undefined;
    if (answer.ok && said !== undefined) return said as T;
    if (answer.status === 204) return undefined as T;
    throw trouble(answer, said as Partial<Problem> | undefined);
  }

  return {
    register: (name, device) => ask("toestel", device, { name, device }),
    bundle: (device) => ask("bundel", device),
    handIn: (device, facts, sent_at) => ask("opslag", device, { device, sent_at, facts }),
    standing: (device) => ask("stand", device, undefined, wire.patience / 3), // somebody stands before a door
    leave: (device) => ask("weg", device, {}),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Offline(); // cut off halfway
  }
}

function trouble(answer: Response, said?: Partial<Problem>): Error {
  if (answer.status === 410 || said?.wipe) return new Revoked();
  const toSignIn = answer.type === "opaqueredirect" || (answer.status >= 300 && answer.status < 400);
  if (toSignIn || answer.status === 401 || answer.status === 403) return new SignedOut(said?.detail);
  if (answer.status === 404 && said) return new Stranger(said.detail);
  if (ABOUT_WHAT_WAS_SENT.has(answer.status)) return new Refusal(said?.detail ?? said?.title ?? "");
  return new Offline(); // a proxy's page, a server that restarts or has too much to do: later
}
