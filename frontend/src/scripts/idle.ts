/** Lunch: when nobody touched the page for as long as the session lasts, ask the server again; it locks and keeps the place. */

export function lockWhenIdle(): void {
  const seconds = Number(document.documentElement.dataset.idle);
  if (!seconds) return;
  let touched = Date.now();
  const touch = () => {
    touched = Date.now();
  };
  for (const sign of ["pointerdown", "keydown", "scroll"]) {
    document.addEventListener(sign, touch, { passive: true, capture: true });
  }
  setInterval(() => {
    if (Date.now() - touched > seconds * 1000) location.reload();
  }, 15_000);
}
