import { strongLogin } from '@pishkhan/development-issuer';
import type { Role } from '@pishkhan/roles';
import type { TestPlatform } from '@pishkhan/testing';

/** The header of a person who is no demo user: of another county, or of an office that nobody has registered. */
export const strangerOf =
  ({ issuer }: TestPlatform) =>
  async (role: Role, office: string) => {
    const now = Math.floor(Date.now() / 1_000);
    const claims = {
      iss: issuer.issuer,
      aud: 'pishkhan',
      sub: `${role}-of-${office}`,
      iat: now,
      exp: now + 600,
      ...strongLogin(),
    };
    return { authorization: `Bearer ${await issuer.sign({ ...claims, roles: [role], office })}` };
  };
