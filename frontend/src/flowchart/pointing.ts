/** The mouse, finger or pen on the picture: moving a station, connecting an option, and panning the sheet. A finger pans
 * unless it begins at the station that is chosen: one touches to choose, and then drags. */
import type { Drawing } from "./drawing";
import type { Chart, Spot } from "./model";

const STILL = 4;
const GRID = 6;

export interface Pointed {
  chart: () => Chart;
  chosen: () => string;
  chose: (id: string, byKey: boolean) => void;
  nearer: (times: number, at: { clientX: number; clientY: number }) => void;
  moved: (id: string, spot: Spot) => void;
  connected: (from: string, option: number, to: string) => void;
  grown: (from: string, option: number, spot: Spot) => void;
}

interface Held {
  id: string;
  option: number | null;
  from: Spot;
  spot: Spot;
  moved: boolean;
}

const onGrid = (value: number): number => Math.round(value / GRID) * GRID;

export function listenForPointer(ground: HTMLElement, drawing: Drawing, tell: Pointed): void {
  const { svg, rubber } = drawing;
  let held: Held | null = null;
  let panning: { x: number; y: number; left: number; top: number } | null = null;
  let target: Element | null = null;
  const signAt = (event: PointerEvent) =>
    document.elementFromPoint(event.clientX, event.clientY)?.closest<SVGAElement>("[data-id]") ?? null;
  const unmark = () => {
    target?.classList.remove("chart__sign--target");
    target = null;
  };
  svg.addEventListener("click", (event) => {
    const sign = (event.target as Element).closest<SVGAElement>("[data-id]");
    event.preventDefault();
    if (sign?.dataset.id) tell.chose(sign.dataset.id, event.detail === 0);
  });
  ground.addEventListener(
    "wheel",
    (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      tell.nearer(Math.exp(-event.deltaY / 300), event);
    },
    { passive: false },
  );
  svg.addEventListener("dragstart", (event) => event.preventDefault());
  svg.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    const sign = (event.target as Element).closest<SVGAElement>("[data-id]");
    const out = (event.target as Element).closest<SVGElement>("[data-out]");
    if (!sign?.dataset.id) {
      if (event.pointerType === "mouse")
        panning = { x: event.clientX, y: event.clientY, left: ground.scrollLeft, top: ground.scrollTop };
      return;
    }
    const id = sign.dataset.id;
    if (event.pointerType !== "mouse" && id !== tell.chosen()) return;
    const option = out ? Number(out.dataset.out) : null;
    held = { id, option, from: drawing.at(event), spot: drawing.spotOf(id) ?? [0, 0], moved: false };
    svg.setPointerCapture(event.pointerId);
  });
  svg.addEventListener("pointermove", (event) => {
    if (panning) {
      ground.scrollLeft = panning.left - (event.clientX - panning.x);
      ground.scrollTop = panning.top - (event.clientY - panning.y);
    }
    if (!held) return;
    const here = drawing.at(event);
    const [dx, dy] = [here[0] - held.from[0], here[1] - held.from[1]];
    if (!held.moved && Math.hypot(dx, dy) < STILL) return;
    held.moved = true;
    if (held.option === null) {
      drawing.move(held.id, [onGrid(held.spot[0] + dx), onGrid(held.spot[1] + dy)], tell.chart());
      return;
    }
    const [x, y] = drawing.outOf(held.id, held.option);
    const reach = Math.max(30, Math.abs(here[0] - x) / 2);
    rubber.setAttribute(
      "d",
      `M${x} ${y}C${x + reach} ${y} ${here[0] - reach} ${here[1]} ${here[0]} ${here[1]}`,
    );
    const over = signAt(event);
    if (over !== target) {
      unmark();
      target = over && over.dataset.id !== held.id ? over : null;
      target?.classList.add("chart__sign--target");
    }
  });
  const stop = (event: PointerEvent) => {
    panning = null;
    const done = held;
    held = null;
    if (!done) return;
    rubber.removeAttribute("d");
    unmark();
    if (!done.moved || event.type === "pointercancel") {
      if (event.type === "pointerup") tell.chose(done.id, false);
      return;
    }
    if (done.option === null) {
      const spot = drawing.spotOf(done.id);
      if (spot) tell.moved(done.id, spot);
      return;
    }
    const over = signAt(event)?.dataset.id;
    if (over && over !== done.id) tell.connected(done.id, done.option, over);
    else if (!over) {
      const [x, y] = drawing.at(event);
      tell.grown(done.id, done.option, [onGrid(x), onGrid(y - 30)]);
    }
  };
  svg.addEventListener("pointerup", stop);
  svg.addEventListener("pointercancel", stop);
}
