/** A button that copies a ready text. It shows only with script; without, the text stands in a field to select. */
export function offerCopying(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>("[data-copy]")) button.hidden = false;
  document.addEventListener("click", (event) => {
    const button =
      event.target instanceof Element ? event.target.closest<HTMLButtonElement>("[data-copy]") : null;
    const field = button && document.getElementById(button.dataset.copy ?? "");
    if (!(button && field instanceof HTMLTextAreaElement)) return;
    field.select();
    const word = button.querySelector("span:last-child");
    navigator.clipboard?.writeText(field.value).then(() => {
      if (word) word.textContent = button.dataset.copied ?? word.textContent;
    });
  });
}
