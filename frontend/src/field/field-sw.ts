/**
 * Keeps the app itself for when there is no network: its page, script, style and icons, and nothing else. What is about
 * residents never passes through here; it lies sealed in IndexedDB.
 */
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from "workbox-precaching";
import { NavigationRoute, registerRoute } from "workbox-routing";

interface Worker {
  /** Written on top of this file by the server: the files of this very installation. */
  AANBEL_SHELL: { url: string; revision: string | null }[];
  registration: { scope: string };
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
  addEventListener(kind: string, act: (event: { waitUntil(work: Promise<unknown>): void }) => void): void;
}
const worker = globalThis as unknown as Worker;
const home = new URL(worker.registration.scope).pathname;

cleanupOutdatedCaches();
precacheAndRoute(worker.AANBEL_SHELL, { cleanURLs: false, directoryIndex: "" });
registerRoute(new NavigationRoute(createHandlerBoundToURL(home), { allowlist: [new RegExp(`^${home}$`)] }));

// the app is one script: a new version takes over at once, and shows at the next start
worker.addEventListener("install", () => void worker.skipWaiting());
worker.addEventListener("activate", (event) => event.waitUntil(worker.clients.claim()));
