/** Lets one walk over the picture of the network: drag it, come closer, and see who has to do with whom. Without script
 * the picture scrolls and the list below tells the same. Only a transform moves: the picture is one layer that slides,
 * nothing is laid out or drawn anew, and it is drawn sharp once the fingers rest at another nearness. */
import { filling, fitted, moved, type View, WHOLE, zoomed } from "./scripts/picture-view";

const CLOSE = 1.6;
const STEP = 60;
/** Milliseconds without coming closer or going further away after which it is drawn sharp. */
const SETTLED = 250;
const ARROWS: Record<string, [number, number]> = {
  ArrowLeft: [STEP, 0],
  ArrowRight: [-STEP, 0],
  ArrowUp: [0, STEP],
  ArrowDown: [0, -STEP],
};

class Picture {
  private view: View = WHOLE;
  private first: View = WHOLE;
  private waiting = 0;
  private readonly fingers = new Map<number, { x: number; y: number }>();
  private dragged = 0;
  private settling: ReturnType<typeof setTimeout> | undefined;
  /** How near it was when it was last drawn sharp. */
  private sharp = 0;
  private size = { width: 0, height: 0 };
  private readonly signs = new Map<string, Element>();
  private readonly lines = new Map<string, Element[]>();

  constructor(
    private readonly figure: HTMLElement,
    private readonly pane: HTMLElement,
    private readonly svg: SVGSVGElement,
  ) {
    for (const sign of svg.querySelectorAll<SVGElement>("[data-key]"))
      this.signs.set(sign.dataset.key ?? "", sign);
    for (const line of svg.querySelectorAll<SVGElement>("[data-ends]"))
      for (const end of (line.dataset.ends ?? "").split(" "))
        this.lines.set(end, [...(this.lines.get(end) ?? []), line]);
    figure.classList.add("network--live");
    this.listen();
    this.zoomButtons();
    new ResizeObserver(() => this.measure()).observe(pane);
    this.measure();
    const { width, height } = this.size;
    const box = svg.viewBox.baseVal;
    this.first = width ? filling(box.width / box.height, width, height) : WHOLE;
    this.view = this.first;
    this.show();
  }

  private listen(): void {
    const pane = this.pane;
    pane.addEventListener("pointerdown", (event) => this.down(event));
    pane.addEventListener("pointermove", (event) => this.move(event));
    for (const end of ["pointerup", "pointercancel", "pointerleave"] as const)
      pane.addEventListener(end, (event) => this.up(event));
    pane.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    pane.addEventListener("keydown", (event) => this.key(event));
    pane.addEventListener("click", (event) => this.dragged > 6 && event.preventDefault(), true);
    pane.addEventListener("dragstart", (event) => event.preventDefault());
    for (const [begin, end] of [
      ["pointerover", "pointerout"],
      ["focusin", "focusout"],
    ] as const) {
      this.svg.addEventListener(begin, (event) => this.point(event.target));
      this.svg.addEventListener(end, () => this.point(null));
    }
  }

  private zoomButtons(): void {
    const bar = this.figure.querySelector<HTMLElement>("[data-zoom]");
    if (!bar) return;
    bar.hidden = false;
    bar.addEventListener("click", (event) => {
      const button = (event.target as Element).closest<HTMLElement>("[data-by]");
      if (!button) return;
      const { width, height } = this.pane.getBoundingClientRect();
      const by = Number(button.dataset.by);
      this.go(by ? zoomed(this.view, by, width / 2, height / 2) : this.first);
    });
  }

  private down(event: PointerEvent): void {
    this.fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    this.dragged = 0;
  }

  private move(event: PointerEvent): void {
    const before = this.fingers.get(event.pointerId);
    if (!before) return;
    const now = { x: event.clientX, y: event.clientY };
    const [one, other] = [...this.fingers.values()];
    this.fingers.set(event.pointerId, now);
    this.dragged += Math.abs(now.x - before.x) + Math.abs(now.y - before.y);
    if (one && other) {
      const still = one === before ? other : one;
      const apart = Math.hypot(before.x - still.x, before.y - still.y) || 1;
      const { left, top } = this.pane.getBoundingClientRect();
      const by = Math.hypot(now.x - still.x, now.y - still.y) / apart;
      this.go(zoomed(this.view, by, still.x - left, still.y - top));
    } else if (event.pointerType !== "touch" || this.view.scale > 1) {
      this.go(moved(this.view, now.x - before.x, now.y - before.y));
    }
  }

  private up(event: PointerEvent): void {
    this.fingers.delete(event.pointerId);
    if (!this.fingers.size) this.settle();
  }

  private settle(): void {
    clearTimeout(this.settling);
    if (this.view.scale !== this.sharp) this.settling = setTimeout(() => this.sharpen(), SETTLED);
  }

  /** For one frame it is no layer, so that it is drawn anew as large as it is now; then it slides again. */
  private sharpen(): void {
    if (this.fingers.size) return;
    this.sharp = this.view.scale;
    this.figure.classList.remove("network--sliding");
    requestAnimationFrame(() => requestAnimationFrame(() => this.figure.classList.add("network--sliding")));
  }

  private measure(): void {
    this.size = { width: this.pane.clientWidth, height: this.pane.clientHeight };
  }

  /** Ctrl with the wheel (or two fingers on a pad) comes closer; the wheel alone scrolls the page, as everywhere. */
  private wheel(event: WheelEvent): void {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const { left, top } = this.pane.getBoundingClientRect();
    this.go(zoomed(this.view, Math.exp(-event.deltaY / 300), event.clientX - left, event.clientY - top));
  }

  private key(event: KeyboardEvent): void {
    const step = ARROWS[event.key];
    if (!step || this.view.scale === 1) return;
    event.preventDefault();
    this.go(moved(this.view, ...step));
  }

  /** Who has to do with the one pointed at; nobody: all of them again. */
  private point(target: EventTarget | null): void {
    for (const near of this.svg.querySelectorAll(".network--near")) near.classList.remove("network--near");
    const sign = target instanceof Element ? target.closest<SVGElement>("[data-key]") : null;
    this.figure.classList.toggle("network--pointing", sign !== null);
    if (!sign) return;
    sign.classList.add("network--near");
    for (const line of this.lines.get(sign.dataset.key ?? "") ?? []) {
      line.classList.add("network--near");
      for (const end of ((line as SVGElement).dataset.ends ?? "").split(" "))
        this.signs.get(end)?.classList.add("network--near");
    }
  }

  private go(view: View): void {
    this.view = fitted(view, this.size.width, this.size.height);
    if (this.waiting) return;
    this.waiting = requestAnimationFrame(() => {
      this.waiting = 0;
      this.show();
    });
  }

  private show(): void {
    const { x, y, scale } = this.view;
    this.svg.style.transform = scale === 1 ? "" : `translate(${x}px, ${y}px) scale(${scale})`;
    this.figure.classList.toggle("network--close", scale >= CLOSE * this.first.scale);
    this.settle();
  }
}

for (const figure of document.querySelectorAll<HTMLElement>("[data-network]")) {
  const pane = figure.querySelector<HTMLElement>("[data-pane]");
  const svg = figure.querySelector<SVGSVGElement>("svg.network__picture");
  if (pane && svg) new Picture(figure, pane, svg);
}
