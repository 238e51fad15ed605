/** A button that prints this page; without script one prints with the browser's own menu. */
export function listenForPrinting(): void {
  document.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("[data-print]")) window.print();
  });
}
