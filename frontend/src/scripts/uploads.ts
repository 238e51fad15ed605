/** A file can be dropped on the upload area; rows copied from Excel can be pasted onto it. */

/** The size of a file as people say it. */
export function spokenSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const [value, unit] = bytes < 1_000_000 ? [bytes / 1000, "kB"] : [bytes / 1_000_000, "MB"];
  const text = value < 10 ? value.toFixed(1) : Math.round(value).toString();
  return `${document.documentElement.lang === "nl" ? text.replace(".", ",") : text} ${unit}`;
}

/** Whether a text on the clipboard looks like rows of a sheet: several columns, by tab or semicolon. */
export function looksLikeRows(text: string): boolean {
  const first = text.split(/\r?\n/, 1)[0] ?? "";
  return (first.match(/[\t;]/g) ?? []).length >= 2;
}

function showChosen(area: HTMLElement, input: HTMLInputElement): void {
  const chosen = area.querySelector("[data-upload-chosen]");
  const file = input.files?.[0];
  if (chosen) chosen.textContent = file ? `${file.name} · ${spokenSize(file.size)}` : "";
}

function watch(area: HTMLElement): void {
  const input = area.querySelector<HTMLInputElement>("input[type=file]");
  if (!input) return;
  input.addEventListener("change", () => showChosen(area, input));
  for (const name of ["dragenter", "dragover"]) {
    area.addEventListener(name, (event) => {
      event.preventDefault();
      area.classList.add("ui-upload--over");
    });
  }
  for (const name of ["dragleave", "drop"]) {
    area.addEventListener(name, () => area.classList.remove("ui-upload--over"));
  }
  area.addEventListener("drop", (event) => {
    event.preventDefault();
    if (!event.dataTransfer?.files.length) return;
    input.files = event.dataTransfer.files;
    showChosen(area, input);
  });
}

function takePasted(event: ClipboardEvent): void {
  const field = document.querySelector<HTMLTextAreaElement>("[data-upload] textarea");
  const text = event.clipboardData?.getData("text/plain") ?? "";
  if (!field || (event.target as Element).closest("input, textarea") || !looksLikeRows(text)) return;
  event.preventDefault();
  const fold = field.closest("details");
  if (fold) fold.open = true;
  field.value = text;
  field.focus();
}

export function listenForUploads(): void {
  for (const area of document.querySelectorAll<HTMLElement>("[data-upload]")) watch(area);
  document.addEventListener("paste", takePasted);
}
