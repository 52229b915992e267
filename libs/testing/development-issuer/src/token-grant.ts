import { createHash, timingSafeEqual } from 'node:crypto';
import { DEMO_PASSWORD, type DemoUser } from './users.ts';
import { claimsOf } from './claims.ts';
import type { SigningKeys } from './signing-keys.ts';

/** OAuth 2.0 error response (RFC 6749, 5.2). */
export class OAuthRefusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly description: string;
  readonly headers: Readonly<Record<string, string>>;
  constructor(status: number, code: string, description: string, headers: Readonly<Record<string, string>> = {}) {
    super(`${code}: ${description}`);
    this.name = 'OAuthRefusal';
    this.status = status;
    this.code = code;
    this.description = description;
    this.headers = headers;
  }
}

export interface Granting {
  readonly issuer: string;
  readonly audience: string;
  readonly users: readonly DemoUser[];
  readonly keys: SigningKeys;
}

/** The password grant (RFC 6749, 4.3). @throws OAuthRefusal */
export const grant = async (form: URLSearchParams, { issuer, audience, users, keys }: Granting) => {
  const type = one(form, 'grant_type');
  if (type !== 'password')
    throw new OAuthRefusal(400, 'unsupported_grant_type', `only the password grant is supported, not ${type}`);
  const username = one(form, 'username');
  const isRight = same(one(form, 'password'), DEMO_PASSWORD);
  const user = users.find((candidate) => candidate.username === username);
  if (!user || !isRight) throw new OAuthRefusal(400, 'invalid_grant', 'user or password is wrong');
  const claims = claimsOf(user, issuer, audience);
  return {
    access_token: await keys.sign(JSON.stringify(claims)),
    token_type: 'Bearer',
    expires_in: claims.exp - claims.iat,
  };
};

/** RFC 6749, 3.2: a parameter must not be repeated. */
const one = (form: URLSearchParams, name: string): string => {
  const [value, ...more] = form.getAll(name);
  if (!value || more.length > 0) throw new OAuthRefusal(400, 'invalid_request', `${name} must be given once`);
  return value;
};

const same = (left: string, right: string): boolean => timingSafeEqual(digest(left), digest(right));
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
