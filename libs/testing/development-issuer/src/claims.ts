import type { DemoUser } from './users.ts';

const TOKEN_SECONDS = 3_600;

/** Claims of an access token. Its times are real time, not business time. */
export const claimsOf = ({ username, name, roles, office, county }: DemoUser, issuer: string, audience: string) => {
  const now = Math.floor(Date.now() / 1000);
  return {
    iss: issuer,
    aud: audience,
    sub: username,
    name: name.fa,
    preferred_username: username,
    roles: [...roles],
    ...(office && { office }),
    ...(county && { county }),
    iat: now,
    exp: now + TOKEN_SECONDS,
    jti: crypto.randomUUID(),
  };
};
