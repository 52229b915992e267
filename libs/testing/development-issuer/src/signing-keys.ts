import { FileDamaged, readSmallFile, writeSmallFile } from '@pishkhan/event-store';
import { exportJWK, generateKeyPair, importJWK, CompactSign, calculateJwkThumbprint, type JWK } from 'jose';

const ALGORITHM = 'ES256';
/** Number of published keys. Tokens signed by older keys have expired. */
const KEPT = 3;

export interface SigningKeys {
  /** Public keys, newest first. */
  published(): { keys: JWK[] };
  /** Private keys, newest first. */
  secret(): readonly JWK[];
  /** @param claims JSON */
  sign(claims: string): Promise<string>;
  /** Signs with a new key from now on; tokens of the previous key remain valid. */
  rotate(): Promise<void>;
}

/** Stores the keys in a file that only its owner can read, so that tokens survive a restart. */
export const signingKeysIn = async (file: string): Promise<SigningKeys> => {
  let keys = keysIn(file);
  const rotate = async (): Promise<void> => {
    keys = [await freshKey(), ...keys].slice(0, KEPT);
    writeSmallFile(file, Buffer.from(JSON.stringify({ keys })), { mode: 0o600 });
  };
  if (keys.length === 0) await rotate();
  return {
    rotate,
    secret: () => keys,
    published: () => ({ keys: keys.map(({ d: _secret, ...publicHalf }) => publicHalf) }),
    sign: async (claims) => {
      const key = keys[0]!;
      return new CompactSign(new TextEncoder().encode(claims))
        .setProtectedHeader({ alg: ALGORITHM, kid: key.kid, typ: 'at+jwt' })
        .sign(await importJWK(key, ALGORITHM));
    },
  };
};

const REMEDY =
  'Delete it together with its record in the folder witness: new keys are made at the next start, and everybody signs in again.';

/** @throws FileDamaged */
const keysIn = (file: string): JWK[] => {
  const bytes = readSmallFile(file, REMEDY);
  if (!bytes) return [];
  const keys = keysOf(bytes);
  if (!keys) throw new FileDamaged(file, 'it has no list of keys', { remedy: REMEDY });
  return keys;
};

/** Undefined for anything but a list of private keys. */
const keysOf = (bytes: Buffer): JWK[] | undefined => {
  try {
    const { keys } = JSON.parse(bytes.toString('utf8')) as { keys: JWK[] };
    return keys.every(({ d, kid }) => d !== undefined && kid !== undefined) ? keys : undefined;
  } catch {
    return undefined;
  }
};

const freshKey = async (): Promise<JWK> => {
  const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
  const jwk = await exportJWK(privateKey);
  return { ...jwk, alg: ALGORITHM, use: 'sig', kid: await calculateJwkThumbprint(jwk) };
};
