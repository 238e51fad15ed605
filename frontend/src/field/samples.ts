/** A small invented round for the tests and for the harness that shows the screens without a server. */
import type { Bundle, Stop, VisitFact } from "./api";
import { uuid7 } from "./uuid";
import type { Grant } from "./vault";

export const ROUNDS = 1000; // enough to prove the way; the phone takes 600,000

export const aGrant = (more: Partial<Grant> = {}): Grant => ({
  device: "11111111-1111-4111-8111-111111111111",
  secret: btoa("x".repeat(32)).replaceAll("=", ""),
  ...more,
});

export const aVisit = (more: Partial<VisitFact> = {}): VisitFact => ({
  id: uuid7(),
  kind: "visit",
  stop: 1,
  at: "2026-11-23T12:05:00+01:00",
  outcome: "not_home",
  ...more,
});

export const aStop = (more: Partial<Stop> = {}): Stop => ({
  id: 1,
  order: 1,
  door: "Molenweg 12",
  place: "9901 AB Klokkendam",
  elsewhere: "",
  who: "M. de Boer",
  window: "",
  arrive: "2026-11-23T09:20:00+01:00",
  minutes: 20,
  announced: false,
  duo_with: ["Karim"],
  language: "",
  wish: "",
  attempts: [{ on: "2026-11-10", day_part: "morning", kind: "visit" }],
  phone: "06 12345678",
  flag: "",
  card_code: "BCD-FGH-JKM",
  visited: false,
  stopped: "",
  ...more,
});

export const aBundle = (): Bundle => ({
  day: "2026-11-23",
  made_at: "2026-11-23T12:00:00+01:00",
  expires_at: "2026-11-24T00:00:00+01:00",
  version: "a1",
  visitor: "Anna",
  help_phone: "0900 1234",
  guide: [{ title: "Begin rustig", lines: ["Zeg wie u bent en dat hulp gratis is."] }],
  rounds: [
    {
      number: 7,
      name: "1",
      mates: ["Karim"],
      starts: "2026-11-23T09:00:00+01:00",
      ends: "2026-11-23T12:30:00+01:00",
      stops: [
        aStop(),
        aStop({
          id: 2,
          order: 2,
          door: "Havenkade 3B-2 links",
          who: "A. Kowalska",
          announced: true,
          language: "Pools",
          wish: "Wil langs, liever niet voor de deur praten",
        }),
        aStop({ id: 3, order: 3, door: "Lindelaan 40", who: "S. Yılmaz", duo_with: [], phone: "" }),
      ],
    },
  ],
});
