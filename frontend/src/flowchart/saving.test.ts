import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { read } from "./model";
import { Saving, type State } from "./saving";

const one = read({ nodes: [{ id: "a", kind: "answer", text: "Een" }] });
const two = read({ nodes: [{ id: "a", kind: "answer", text: "Twee" }] });
const fine = (turn: number) => ({
  status: 200,
  json: async () => ({ turn, saved: "10:00", problems: [], places: {}, through: {}, back: [] }),
});

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function watched(send: (body: string) => ReturnType<ConstructorParameters<typeof Saving>[1]>) {
  const states: State[] = [];
  const saving = new Saving(
    4,
    send,
    (state) => states.push(state),
    () => undefined,
  );
  return { saving, states };
}

test("changes shortly after one another are saved once, with the turn that was answered last", async () => {
  const sent: { turn: number }[] = [];
  const { saving } = watched(async (body) => {
    sent.push(JSON.parse(body));
    return fine(4 + sent.length);
  });
  saving.later(one);
  saving.later(two);
  await vi.advanceTimersByTimeAsync(1_000);
  saving.later(one);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(sent.map(({ turn }) => turn)).toEqual([4, 5]);
  expect(saving.dirty).toBe(false);
});

test("without a network the work stays and is sent again", async () => {
  let tries = 0;
  const { saving, states } = watched(async () => {
    tries += 1;
    if (tries === 1) throw new TypeError("offline");
    return fine(5);
  });
  saving.later(one);
  await vi.advanceTimersByTimeAsync(1_000);
  expect([saving.dirty, states.at(-1)]).toEqual([true, "offline"]);
  await vi.advanceTimersByTimeAsync(6_000);
  expect([saving.dirty, states.at(-1)]).toEqual([false, "saved"]);
});

test("when somebody was before us nothing more is sent, and the work stays on the screen", async () => {
  let tries = 0;
  const { saving, states } = watched(async () => {
    tries += 1;
    return { status: 409, json: async () => ({ sentence: "Anna was before you." }) };
  });
  saving.later(one);
  await vi.advanceTimersByTimeAsync(1_000);
  saving.later(two);
  await vi.advanceTimersByTimeAsync(10_000);
  expect([tries, states.at(-1), saving.dirty]).toEqual([1, "overtaken", true]);
});

test("their work can be gone on from, and ours saved after it", async () => {
  const sent: { turn: number }[] = [];
  const { saving, states } = watched(async (body) => {
    sent.push(JSON.parse(body));
    return sent.length === 1 ? { status: 409, json: async () => ({ sentence: "Anna." }) } : fine(10);
  });
  saving.later(one);
  await vi.advanceTimersByTimeAsync(1_000);
  saving.goOnFrom(9);
  expect(saving.dirty).toBe(false);
  saving.later(two);
  await vi.advanceTimersByTimeAsync(1_000);
  expect([sent.map(({ turn }) => turn), states.at(-1)]).toEqual([[4, 9], "saved"]);
});

test("what the server cannot keep is not called saved", async () => {
  const { saving, states } = watched(async () => ({ status: 422, json: async () => ({ sentence: "No." }) }));
  saving.later(one);
  expect(await saving.now()).toBe(false);
  expect([saving.dirty, states.at(-1)]).toEqual([true, "refused"]);
});

test("signed out the work stays, and is saved once one is signed in again", async () => {
  let tries = 0;
  const { saving, states } = watched(async () => {
    tries += 1;
    return tries === 1 ? { ...fine(0), redirected: true } : fine(5);
  });
  saving.later(one);
  await vi.advanceTimersByTimeAsync(1_000);
  expect([saving.dirty, states.at(-1)]).toEqual([true, "signedOut"]);
  await vi.advanceTimersByTimeAsync(6_000);
  expect([saving.dirty, states.at(-1)]).toEqual([false, "saved"]);
});

test("who goes on to publishing while an answer is under way waits for it", async () => {
  let answer: () => void = () => undefined;
  const { saving } = watched(
    () =>
      new Promise((done) => {
        answer = () => done(fine(5));
      }),
  );
  saving.later(one);
  await vi.advanceTimersByTimeAsync(1_000);
  const going = saving.now();
  answer();
  expect(await going).toBe(true);
});

test("a change made while the answer is under way is saved after it", async () => {
  const sent: string[] = [];
  let answer: () => void = () => undefined;
  const { saving } = watched((body) => {
    sent.push(body);
    return new Promise((done) => {
      answer = () => done(fine(4 + sent.length));
    });
  });
  saving.later(one);
  await vi.advanceTimersByTimeAsync(1_000);
  saving.later(two);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(sent.length).toBe(1);
  answer();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(sent.length).toBe(2);
});
