// Made by `make docs` from src/aanbel/field/core/shapes.py; change that, not this.

/** An earlier attempt at this door: when, and how. */
export interface Attempt {
  on: string;
  day_part: string;
  kind: string;
}

/** The sketch at the kitchen table: whole cents a month. */
export interface Budget {
  income: number;
  fixed: number;
  living: number;
}

/** Everything the phone keeps, until tonight. The same contents have the same version. */
export interface Bundle {
  day: string;
  made_at: string;
  expires_at: string;
  version: string;
  visitor: string;
  help_phone: string;
  guide: GuideStep[];
  rounds: Round[];
}

/** Arrived at a door, or left it. The place only when the visitor shares it, and only while on duty. */
export interface CheckFact {
  id: string;
  kind: "check_in";
  stop: number;
  at: string;
  where: "arrived" | "left";
  lon?: number | null;
  lat?: number | null;
}

/** One step of the conversation guide: a title and the sentences under it. */
export interface GuideStep {
  title: string;
  lines: string[];
}

/** Done for today: from now on nobody sees where this visitor was. */
export interface OffDutyFact {
  id: string;
  kind: "off_duty";
  at: string;
}

/** What was found at the door. */
export type Outcome = "not_home" | "spoken" | "refused" | "moved" | "unsafe" | "elsewhere";

/** Any refusal of a whole request (RFC 9457). `wipe`: the device was revoked, it must forget everything. */
export interface Problem {
  status: number;
  title: string;
  detail: string;
  wipe?: boolean;
}

/** What became of the fact with this id. The id comes back as it was sent, also when it is none. */
export interface Receipt {
  id: string;
  state: State;
  sentence: string;
}

/** This device is known. `secret` is the server's half of the key: 32 bytes, base64; the PIN is the other half. It is given again to the same user on the same device, until the device is wiped; then it no longer exists. */
export interface Registered {
  device: string;
  name: string;
  secret: string;
  expires_at: string;
}

/** One round of today, with the doors in the order of the plan. */
export interface Round {
  number: number;
  name: string;
  mates: string[];
  starts: string;
  ends: string;
  stops: Stop[];
}

/** All is well (again). */
export interface SafeFact {
  id: string;
  kind: "safe";
  stop?: number | null;
  at: string;
}

/** The receipts of one sending, in its order. */
export interface Sent {
  receipts: Receipt[];
}

/** Help is needed, quietly: at a door, or somewhere on the way. */
export interface SosFact {
  id: string;
  kind: "sos";
  stop?: number | null;
  at: string;
  lon?: number | null;
  lat?: number | null;
}

/** The cheap question before the bell is rung: is there a newer bundle, and at which doors need one not ring? */
export interface Standing {
  day: string;
  version: string;
  stopped: StoppedDoor[];
  now: string;
}

/** What became of a fact. Only `later` is to be sent again; of the others the phone lets go, with the sentence. */
export type State = "kept" | "already" | "flagged" | "refused" | "later";

/** One door of the round. `who` is whom to ask for and dims on the screen; `elsewhere` is where to meet instead. `visited`: somebody went there already, also when another phone told of it; `stopped` says why not to ring. */
export interface Stop {
  id: number;
  order: number;
  door: string;
  place: string;
  elsewhere: string;
  who: string;
  window: string;
  arrive: string;
  minutes: number;
  announced: boolean;
  duo_with: string[];
  language: string;
  wish: string;
  attempts: Attempt[];
  phone: string;
  flag: string;
  card_code: string;
  visited: boolean;
  stopped: string;
}

/** A door that need not be rung any more, and why. */
export interface StoppedDoor {
  stop: number;
  sentence: string;
}

/** What happened at one door. `at` is the phone's own clock; what counts is decided by the server. `may_keep`: the resident said yes to writing more down than what was agreed; without it the sketch is not kept. */
export interface VisitFact {
  id: string;
  kind: "visit";
  stop: number;
  at: string;
  outcome: Outcome;
  card_left?: boolean;
  card_code?: string;
  agreed?: string[];
  help_accepted?: boolean | null;
  next_step?: string;
  language?: string;
  referral?: string;
  budget?: Budget | null;
  may_keep?: boolean;
  words?: string;
}

/** What was told in the visit fact `about` is taken back by who told it, within ten minutes. */
export interface WithdrawFact {
  id: string;
  kind: "withdraw";
  about: string;
  at: string;
}

/** Any fact. */
export type Fact = VisitFact | WithdrawFact | CheckFact | SosFact | SafeFact | OffDutyFact;

/** One sending of the outbox. */
export interface Outbox {
  device: string;
  sent_at: string;
  facts: Fact[];
}
