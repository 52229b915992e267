import { randomBytes } from 'node:crypto';
import { deskAt, type SignInClient } from '@pishkhan/development-issuer';

/** The desk as the development issuer knows it, once it has an address; the secret is new at each start. */
export const deskClient = () => {
  const secret = randomBytes(32).toString('base64url');
  let address: string | undefined;
  return {
    secret,
    listens: (url: string): void => {
      address = url;
    },
    registered: (): SignInClient[] => (address === undefined ? [] : [deskAt(address, secret)]),
  };
};

export type DeskClient = ReturnType<typeof deskClient>;
