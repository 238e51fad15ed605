/** What HTMX leaves to us: CSRF, `aria-busy`, where the focus goes after a swap, and a sentence when something fails. */

interface Swap extends Event {
  detail: {
    xhr: XMLHttpRequest;
    target: HTMLElement;
    headers: Record<string, string>;
    shouldSwap: boolean;
    requestConfig?: { triggeringEvent?: Event };
  };
}

const meta = (name: string) => document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? "";

/** Says a sentence to screen readers, without moving anybody. */
export function announce(sentence: string): void {
  const live = document.getElementById("live");
  if (live) live.textContent = sentence;
}

function showFailure(kind: "failed" | "offline"): void {
  const live = document.getElementById("live");
  const template = document.querySelector<HTMLTemplateElement>(`#notice-${kind}`);
  const messages = document.getElementById("messages");
  if (template && messages) messages.replaceChildren(template.content.cloneNode(true));
  if (live) live.textContent = messages?.textContent?.trim() ?? "";
}

/** To the first error, else to what asks for it, else (when the focus was swapped away) to the new part. */
function placeFocus(target: HTMLElement): void {
  const wanted = target.querySelector<HTMLElement>("[data-errors], [autofocus], [data-focus]");
  if (wanted) {
    wanted.focus();
  } else if (document.activeElement === document.body) {
    const heading = target.querySelector<HTMLElement>("h1, h2, h3") ?? target;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }
}

export function listenForSwaps(): void {
  const on = (name: string, react: (event: Swap) => void) =>
    document.addEventListener(`htmx:${name}`, (event) => react(event as Swap));

  on("configRequest", ({ detail }) => {
    detail.headers["X-CSRFToken"] = meta("csrf-token");
  });
  on("beforeRequest", ({ detail }) => detail.target?.setAttribute("aria-busy", "true"));
  on("afterRequest", ({ detail }) => detail.target?.removeAttribute("aria-busy"));
  on("beforeSwap", (event) => {
    const signIn = meta("sign-in");
    if (signIn && new URL(event.detail.xhr.responseURL || location.href).pathname === signIn) {
      event.detail.shouldSwap = false;
      location.reload();
    }
  });
  on("afterSwap", ({ detail }) => {
    const told = detail.target.querySelector<HTMLElement>("[data-announce]");
    if (told) announce(told.textContent?.trim() ?? "");
    if (detail.target.id === "messages") {
      announce(detail.target.textContent?.trim() ?? "");
      detail.target.scrollIntoView({ block: "center" });
      return;
    }
    const byItself = detail.requestConfig?.triggeringEvent === undefined; // a part that loads with its page
    if (!byItself && !detail.target.closest("[data-polling]")) placeFocus(detail.target);
  });
  on("responseError", () => showFailure("failed"));
  on("sendError", () => showFailure("offline"));
}
