/** Reads the QR of a card where the phone itself can. The picture is looked at and never kept: there is no photo here. */
import { cardCode } from "./facts";
import { button, notice } from "./screens/parts";
import { h, replace } from "./view";
import type { Words } from "./words";

interface Detector {
  detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]>;
}
type DetectorMaker = new (what: { formats: string[] }) => Detector;

const maker = (): DetectorMaker | undefined =>
  (globalThis as { BarcodeDetector?: DetectorMaker }).BarcodeDetector;

export const canScan = (): boolean => maker() !== undefined && "mediaDevices" in navigator;

/** A button that opens the camera, fills in the code it reads, and closes it again. */
export function scanInto(input: HTMLInputElement, words: Words): HTMLElement {
  const place = h("div", { class: "scan" });
  const idle = () => replace(place, button(words.scan, look, "wide"));
  const look = async () => {
    const Maker = maker();
    const camera = await navigator.mediaDevices
      .getUserMedia({ video: { facingMode: "environment" } })
      .catch(() => null);
    if (!camera || !Maker) return replace(place, notice(words.scanFailed, "mind"));
    const close = () => {
      for (const track of camera.getTracks()) track.stop();
      idle();
    };
    const video = h("video", { class: "scan__view", muted: true, playsinline: true });
    video.srcObject = camera;
    replace(
      place,
      video,
      h("p", { class: "field__hint" }, words.scanHow),
      button(words.close, close, "quiet wide"),
    );
    await video.play();
    const detector = new Maker({ formats: ["qr_code"] });
    while (video.isConnected) {
      const found = await detector.detect(video).catch(() => []);
      const code = found.map(({ rawValue }) => cardCode(rawValue)).find(Boolean);
      if (code) {
        input.value = code;
        input.dispatchEvent(new Event("input", { bubbles: true }));
        close();
        input.focus();
        return;
      }
      await new Promise((resume) => setTimeout(resume, 200));
    }
    for (const track of camera.getTracks()) track.stop(); // the visitor went elsewhere
  };
  idle();
  return place;
}
