/** Single-key shortcuts, which a person can switch off (WCAG 2.1.4): `/` `?` `j` `k`, and `b` `n` where a page offers them. */

export type Act =
  | { kind: "search" }
  | { kind: "help" }
  | { kind: "move"; by: 1 | -1 }
  | { kind: "press"; key: string };

/** What a key asks for, or nothing. Keys typed into a field, or with a modifier, are never ours. */
export function actFor(key: string, state: { typing: boolean; modified: boolean; on: boolean }): Act | null {
  if (!state.on || state.typing || state.modified) return null;
  if (key === "/") return { kind: "search" };
  if (key === "?") return { kind: "help" };
  if (key === "j") return { kind: "move", by: 1 };
  if (key === "k") return { kind: "move", by: -1 };
  return /^[a-z]$/.test(key) ? { kind: "press", key } : null;
}

/** The row to go to: the neighbour of the current one, the first when there is none; never past an end. */
export function nextIndex(current: number, by: 1 | -1, count: number): number {
  if (current < 0) return by === 1 ? 0 : count - 1;
  return Math.min(Math.max(current + by, 0), count - 1);
}

const isShown = (element: HTMLElement) => element.getClientRects().length > 0;

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest("input, textarea, select, dialog[open]") !== null;
}

function moveBy(by: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>("[data-row]")].filter(isShown);
  const current = rows.findIndex((row) => row.contains(document.activeElement));
  const row = rows[nextIndex(current, by, rows.length)];
  row?.querySelector<HTMLElement>("a[href], button")?.focus();
  row?.scrollIntoView({ block: "nearest" });
}

function pressed(key: string): HTMLElement | undefined {
  const row = document.activeElement?.closest("[data-row]");
  const places = row ? [row, document] : [document];
  const found = places.flatMap((place) => [...place.querySelectorAll<HTMLElement>(`[data-key="${key}"]`)]);
  return found.find(isShown) ?? found.find((act) => act.closest("[data-menu]")); // what a closed menu holds
}

function perform(act: Act): boolean {
  if (act.kind === "move") {
    moveBy(act.by);
    return true;
  }
  if (act.kind === "search") {
    const field = [...document.querySelectorAll<HTMLInputElement>("[data-search]")].find(isShown);
    field?.select();
    field?.focus();
    return field !== undefined;
  }
  if (act.kind === "help") {
    const help = document.querySelector<HTMLDialogElement>("#keys");
    help?.showModal();
    return help !== null;
  }
  const button = pressed(act.key);
  button?.click();
  return button !== undefined;
}

export function listenForKeys(): void {
  document.addEventListener("keydown", (event) => {
    const act = actFor(event.key, {
      typing: isTyping(event.target),
      modified: event.ctrlKey || event.metaKey || event.altKey,
      on: document.documentElement.dataset.keyboard !== "off",
    });
    if (act && perform(act)) event.preventDefault();
  });
}
