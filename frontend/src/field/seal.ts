/**
 * How what is on the phone is sealed (BIO2 8.01.01: what cannot be left off a device is encrypted on it).
 *
 * The server gives a device one secret of 32 bytes. Two keys are made of it and the secret itself is dropped:
 * the *phone half* stays here, in a form that a script can use but not read, and opens nothing without the PIN; the
 * *return half* is used once and thrown away, so that only who signs in again at the server can get it back.
 */

export interface Sealed {
  iv: Uint8Array<ArrayBuffer>;
  box: ArrayBuffer;
}

export interface Halves {
  phone: CryptoKey;
  back: CryptoKey;
}

/**
 * Rounds of PBKDF2-HMAC-SHA-256. Five digits are few whatever the stretch: what keeps a stolen phone shut is that it
 * wipes itself after five tries, and what keeps a copied disk shut is that the day key is gone tonight. So the stretch
 * is what a visitor in the rain does not notice.
 */
const STRETCH = 100_000;
const text = new TextEncoder();
const bytesOf = (value: string): Uint8Array<ArrayBuffer> => new Uint8Array(text.encode(value));

/** The value, readable only with the key and only in its own place (`about`): a box moved elsewhere does not open. */
export async function seal(key: CryptoKey, value: unknown, about: string): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const plain = bytesOf(JSON.stringify(value));
  return {
    iv,
    box: await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: bytesOf(about) }, key, plain),
  };
}

export async function unseal<T>(key: CryptoKey, sealed: Sealed, about: string): Promise<T> {
  const how = { name: "AES-GCM", iv: sealed.iv, additionalData: bytesOf(about) };
  return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt(how, key, sealed.box))) as T;
}

export async function halvesOf(secret: Uint8Array<ArrayBuffer>): Promise<Halves> {
  const whole = await crypto.subtle.importKey("raw", secret, "HKDF", false, ["deriveKey"]);
  const made = (info: string, as: AesKeyGenParams | HmacKeyGenParams, uses: KeyUsage[]) =>
    crypto.subtle.deriveKey(
      { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(0), info: bytesOf(info) },
      whole,
      as,
      false,
      uses,
    );
  const [phone, back] = await Promise.all([
    made("aanbel field phone half", { name: "HMAC", hash: "SHA-256", length: 256 }, ["sign"]),
    made("aanbel field return half", { name: "AES-GCM", length: 256 }, ["wrapKey", "unwrapKey"]),
  ]);
  return { phone, back };
}

/** The key that PIN and phone half make together; neither alone gives it. */
export async function keyOfPin(
  pin: string,
  salt: Uint8Array<ArrayBuffer>,
  phone: CryptoKey,
  rounds: number = STRETCH,
): Promise<CryptoKey> {
  const typed = await crypto.subtle.importKey("raw", bytesOf(pin), "PBKDF2", false, ["deriveBits"]);
  const stretched = await crypto.subtle.deriveBits(
    { name: "PBKDF2", hash: "SHA-256", salt, iterations: rounds },
    typed,
    256,
  );
  const both = await crypto.subtle.sign("HMAC", phone, stretched);
  return crypto.subtle.importKey("raw", both, "AES-GCM", false, ["wrapKey", "unwrapKey"]);
}

/** A new key that can be wrapped; whoever works with it unwraps it first, and then it cannot be read out any more. */
export function freshKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, true, ["encrypt", "decrypt"]);
}

export async function wrap(key: CryptoKey, by: CryptoKey): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  return { iv, box: await crypto.subtle.wrapKey("raw", key, by, { name: "AES-GCM", iv }) };
}

/** The key itself; `movable` only for the moment in which it is wrapped anew. Fails when `by` is not the right one. */
export function unwrap(wrapped: Sealed, by: CryptoKey, movable = false): Promise<CryptoKey> {
  const how = { name: "AES-GCM", iv: wrapped.iv };
  return crypto.subtle.unwrapKey("raw", wrapped.box, by, how, "AES-GCM", movable, ["encrypt", "decrypt"]);
}
