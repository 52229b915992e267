import type { DemoUser } from './users.ts';

const TOKEN_SECONDS = 3_600;

/** A login with several factors at this moment. This issuer pretends it, because it is for demonstrations only. */
export const strongLogin = () => ({
  acr: 'urn:pishkhan:acr:several-factors',
  amr: ['pwd', 'mfa'],
  auth_time: Math.floor(Date.now() / 1000),
});

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
    ...strongLogin(),
    jti: crypto.randomUUID(),
  };
};
