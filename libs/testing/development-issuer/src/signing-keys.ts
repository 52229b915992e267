import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import {
  exportJWK,
  generateKeyPair,
  importJWK,
  SignJWT,
  calculateJwkThumbprint,
  type JWK,
  type JWTPayload,
} from 'jose';

const ALGORITHM = 'ES256';
/** Number of published keys. Tokens signed by older keys have expired. */
const KEPT = 3;

export interface SigningKeys {
  /** Public keys, newest first. */
  published(): { keys: JWK[] };
  sign(payload: JWTPayload): Promise<string>;
  /** Signs with a new key from now on; tokens of the previous key remain valid. */
  rotate(): Promise<void>;
}

/** Stores the keys in a file that only its owner can read, so that tokens survive a restart. */
export const signingKeysIn = async (file: string): Promise<SigningKeys> => {
  let keys: JWK[] = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { keys: JWK[] }).keys : [];
  const rotate = async (): Promise<void> => {
    keys = [await freshKey(), ...keys].slice(0, KEPT);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.new`, JSON.stringify({ keys }), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  };
  if (keys.length === 0) await rotate();
  return {
    rotate,
    published: () => ({ keys: keys.map(({ d: _secret, ...publicHalf }) => publicHalf) }),
    sign: async (payload) => {
      const key = keys[0]!;
      return new SignJWT(payload)
        .setProtectedHeader({ alg: ALGORITHM, kid: key.kid, typ: 'at+jwt' })
        .sign(await importJWK(key, ALGORITHM));
    },
  };
};

const freshKey = async (): Promise<JWK> => {
  const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
  const jwk = await exportJWK(privateKey);
  return { ...jwk, alg: ALGORITHM, use: 'sig', kid: await calculateJwkThumbprint(jwk) };
};
