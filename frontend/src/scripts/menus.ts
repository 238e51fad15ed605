/** Menus made of `<details>`: Escape and a click elsewhere close them; filters start folded on a phone. */

export function listenForMenus(): void {
  const opened = () => document.querySelectorAll<HTMLDetailsElement>("[data-menu][open]");
  document.addEventListener("click", (event) => {
    for (const menu of opened()) if (!menu.contains(event.target as Node)) menu.open = false;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of opened()) {
      menu.open = false;
      menu.querySelector("summary")?.focus();
    }
  });
}

export function foldFiltersOnPhone(): void {
  if (!matchMedia("(max-width: 48em)").matches) return;
  for (const filters of document.querySelectorAll<HTMLDetailsElement>("[data-filters]")) filters.open = false;
}
