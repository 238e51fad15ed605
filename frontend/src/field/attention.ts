/** A phone on a porch is read by others too: names dim when nobody touches it, and then it locks. */

export const DIM_AFTER = 30_000;
export const LOCK_AFTER = 5 * 60_000;

export interface Attention {
  stop(): void;
}

/** Calls `dim(true)` after half a minute without a touch, `dim(false)` at the next one, `lock` after five minutes. */
export function watchAttention(dim: (dimmed: boolean) => void, lock: () => void): Attention {
  let touched = Date.now();
  let dimmed = false;
  const look = () => {
    const idle = Date.now() - touched;
    if (idle >= LOCK_AFTER) lock();
    else if (!dimmed && idle >= DIM_AFTER) {
      dimmed = true;
      dim(true);
    }
  };
  const touch = () => {
    look(); // whoever comes back after a while meets the lock, not the page
    touched = Date.now();
    if (dimmed) dim(false);
    dimmed = false;
  };
  const timer = setInterval(look, 1000);
  const signs = ["pointerdown", "keydown", "scroll"] as const;
  for (const sign of signs) document.addEventListener(sign, touch, { passive: true, capture: true });
  document.addEventListener("visibilitychange", look);
  return {
    stop() {
      clearInterval(timer);
      for (const sign of signs) document.removeEventListener(sign, touch, { capture: true });
      document.removeEventListener("visibilitychange", look);
      dim(false);
    },
  };
}
