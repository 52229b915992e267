/** A value as it lies in the storage of the browser. */
export interface Sealed {
  readonly nonce: Uint8Array<ArrayBuffer>;
  readonly bytes: ArrayBuffer;
}

/** A key that no script can read back, not even this one. @param base64 As the desk gives it to its person */
export const keyFrom = (base64: string): Promise<CryptoKey> =>
  crypto.subtle.importKey(
    'raw',
    Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)),
    'AES-GCM',
    false,
    ['encrypt', 'decrypt'],
  );

const placed = (nonce: Uint8Array<ArrayBuffer>, about: string) => ({
  name: 'AES-GCM',
  iv: nonce,
  additionalData: new TextEncoder().encode(about),
});

/** @param about Where the value lies; elsewhere it cannot be opened */
export const sealed = async (key: CryptoKey, value: unknown, about: string): Promise<Sealed> => {
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const text = new TextEncoder().encode(JSON.stringify(value));
  return { nonce, bytes: await crypto.subtle.encrypt(placed(nonce, about), key, text) };
};

/** @returns Undefined for what another key sealed, or for another place */
export const opened = async (key: CryptoKey, { nonce, bytes }: Sealed, about: string): Promise<unknown> => {
  try {
    const text = await crypto.subtle.decrypt(placed(nonce, about), key, bytes);
    return JSON.parse(new TextDecoder().decode(text)) as unknown;
  } catch {
    return undefined;
  }
};
