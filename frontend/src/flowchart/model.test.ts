import { expect, test } from "vitest";
import {
  addAfter,
  type Chart,
  change,
  connect,
  History,
  MOST_OPTIONS,
  read,
  remove,
  stored,
  tidy,
  tilesPassing,
} from "./model";

const chart: Chart = read({
  nodes: [
    { id: "in", kind: "entry", tile: "debt", options: [{ label: "", to: "q" }] },
    {
      id: "q",
      kind: "question",
      text: "Hoeveel?",
      options: [
        { label: "Eén", to: "a" },
        { label: "Meer", to: "" },
      ],
    },
    { id: "a", kind: "answer", text: "Bel samen." },
  ],
});
const options = (of: Chart, id: string) => of.find((one) => one.id === id)?.options.map(({ to }) => to);

test("a new station takes the way that leads nowhere, then a new one; after an end it stands alone", () => {
  const [once, first] = addAfter(chart, "q", "answer");
  expect(options(once, "q")).toEqual(["a", first]);
  const [twice, second] = addAfter(once, "q", "question");
  expect(options(twice, "q")).toEqual(["a", first, second]);
  expect(options(addAfter(chart, "a", "answer")[0], "a")).toEqual([]);
  expect(options(chart, "q")).toEqual(["a", ""]);
});

test("what is taken away leaves a way that leads nowhere, so that the check points it out", () => {
  expect(options(remove(chart, "a"), "q")).toEqual(["", ""]);
});

test("connecting adds a way at the end, and never to an end", () => {
  expect(options(connect(chart, "q", 2, "a"), "q")).toEqual(["a", "", "a"]);
  expect(connect(chart, "a", 0, "q")).toBe(chart);
});

test("a ninth option is not drawn: the form has eight rows and would lose it", () => {
  const eight = Array.from({ length: MOST_OPTIONS }, () => ({ label: "Ja", to: "a" }));
  const full = change(chart, "q", { options: eight });
  expect(connect(full, "q", MOST_OPTIONS, "a")).toBe(full);
  expect(options(addAfter(full, "q", "answer")[0], "q")).toEqual(eight.map(({ to }) => to));
});

test("a kind keeps only what it has a use for", () => {
  const urgent = change(chart, "q", { kind: "urgent", clock: 3, role: "budget_coach" });
  expect(urgent[1]).toMatchObject({ clock: 3, role: "" });
  expect(change(urgent, "q", { kind: "hand_over", role: "budget_coach" })[1]).toMatchObject({
    options: [],
    clock: 3,
  });
  expect(change(urgent, "q", { kind: "question" })[1]?.clock).toBeNull();
});

test("a tile's line runs along every way one can go from it, also in a circle", () => {
  const circle = connect(chart, "q", 1, "q");
  const passing = tilesPassing(circle, ["letter", "debt"]);
  expect([passing.get("q"), passing.get("a")]).toEqual([["debt"], ["debt"]]);
});

test("letters typed one after another are one step back; what is undone can be done again", () => {
  const history = new History(chart);
  for (const text of ["H", "Ho", "Hoe"]) history.put(change(history.now, "q", { text }), "q.text");
  history.put(remove(history.now, "a"));
  expect(history.undo()).toBe(true);
  expect(history.now[1]?.text).toBe("Hoe");
  history.undo();
  expect(history.now).toBe(chart);
  expect([history.undoable, history.redo(), history.now[1]?.text]).toEqual([false, true, "Hoe"]);
  history.put(tidy(history.now));
  expect(history.redoable).toBe(false);
});

test("what is stored can be read again", () => {
  expect(read(JSON.parse(JSON.stringify(stored(chart))))).toEqual(chart);
});

test("two hundred stations are changed in less than a millisecond each", () => {
  let many = chart;
  for (let nth = 0; nth < 200; nth += 1) many = addAfter(many, `s${many.length}`, "question")[0];
  const began = performance.now();
  for (let nth = 0; nth < 500; nth += 1) many = change(many, "q", { text: `woord ${nth}` });
  expect((performance.now() - began) / 500).toBeLessThan(1);
});
