/** Dragging a door of a round: `data-door` (its page) onto another place in a list with `data-order` (a round).
 * Dropping changes nothing: it opens the page that says what it costs, where one says yes. Without script or mouse the
 * same page, and the buttons “earlier” and “later”, do all of it. */

const LIFTED = "visits-stop--lifted";
const TARGET = "visits-stop--target";

/** Where `lifted` comes when it is dropped on `target`: the round, and so many doors before it. */
export function placeIn<Door>(round: string, doors: Door[], target: Door, lifted: Door): string {
  return `${round}-${doors.filter((door) => door !== lifted).indexOf(target)}`;
}

export function listenForDragging(
  go: (address: string) => void = (address) => window.location.assign(address),
): void {
  let lifted: HTMLElement | null = null;
  const doorOf = (event: Event) => (event.target as Element).closest?.<HTMLElement>("[data-door]") ?? null;
  const unmark = () => {
    for (const one of document.querySelectorAll(`.${TARGET}`)) one.classList.remove(TARGET);
  };
  for (const door of document.querySelectorAll<HTMLElement>("[data-door]")) door.draggable = true;
  document.addEventListener("dragstart", (event) => {
    lifted = doorOf(event);
    lifted?.classList.add(LIFTED);
    if (lifted) event.dataTransfer?.setData("text/plain", "");
  });
  document.addEventListener("dragover", (event) => {
    const over = doorOf(event);
    if (!lifted || !over) return;
    event.preventDefault();
    unmark();
    if (over !== lifted) over.classList.add(TARGET);
  });
  document.addEventListener("drop", (event) => {
    const over = doorOf(event);
    if (!lifted || !over || over === lifted) return;
    event.preventDefault();
    const list = over.closest<HTMLElement>("[data-order]");
    if (!list) return;
    const doors = [...list.querySelectorAll<HTMLElement>("[data-door]")];
    go(`${lifted.dataset.door}?naar=${placeIn(list.dataset.order ?? "", doors, over, lifted)}`);
  });
  document.addEventListener("dragend", () => {
    lifted?.classList.remove(LIFTED);
    lifted = null;
    unmark();
  });
}
