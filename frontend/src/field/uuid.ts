/** A fact gets its id on the phone: that is what makes sending twice the same as sending once (RFC 9562, version 7). */
let last = 0;

export function uuid7(now: number = Date.now()): string {
  const within = now <= last && last - now < 1000; // a second one in the same millisecond still sorts after the first
  last = within ? last + 1 : now;
  const bytes = new Uint8Array(16);
  crypto.getRandomValues(bytes.subarray(6));
  for (let place = 0; place < 6; place++) bytes[place] = Math.floor(last / 2 ** (8 * (5 - place))) % 256;
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
