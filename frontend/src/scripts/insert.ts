/** A button that puts a mark into the text one is writing, where the cursor stands; without script one types it. */
export function listenForInserting(): void {
  document.addEventListener("click", (event) => {
    const button =
      event.target instanceof Element ? event.target.closest<HTMLElement>("[data-insert]") : null;
    const field = button && document.getElementById(button.dataset.into ?? "");
    if (!(button && field instanceof HTMLTextAreaElement)) return;
    field.focus();
    field.setRangeText(button.dataset.insert ?? "", field.selectionStart, field.selectionEnd, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
}
