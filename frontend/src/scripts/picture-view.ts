/** How one looks at a large picture: from how near, and at which part. Plain sums, without a page. */
export interface View {
  x: number;
  y: number;
  scale: number;
}

export const WHOLE: View = { x: 0, y: 0, scale: 1 };
const NEAREST = 8;
/** A window is narrow when a picture that fills it would be so much larger than one that fits in it. */
const NARROW = 1.5;

/** Nearer by this factor; the point (x, y) of the window stays where it is. */
export function zoomed(view: View, by: number, x: number, y: number): View {
  const scale = Math.min(NEAREST, Math.max(1, view.scale * by));
  const grown = scale / view.scale;
  return { scale, x: x - (x - view.x) * grown, y: y - (y - view.y) * grown };
}

/** The picture dragged along. */
export function moved(view: View, dx: number, dy: number): View {
  return { ...view, x: view.x + dx, y: view.y + dy };
}

/** No further than the picture goes: a window of this size is always full of it. */
export function fitted(view: View, width: number, height: number): View {
  if (view.scale <= 1) return WHOLE;
  const within = (at: number, size: number) => Math.min(0, Math.max(size - size * view.scale, at));
  return { scale: view.scale, x: within(view.x, width), y: within(view.y, height) };
}

/** How one first sees a picture of this shape (width by height): whole, or filling a narrow window from top to bottom. */
export function filling(shape: number, width: number, height: number): View {
  const scale = Math.min(NEAREST, (height * shape) / width);
  if (scale < NARROW) return WHOLE;
  return { scale, x: (width * (1 - scale)) / 2, y: (height * (1 - scale)) / 2 };
}
