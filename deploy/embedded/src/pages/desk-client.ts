import { randomBytes } from 'node:crypto';
import type { SignInClient } from '@pishkhan/development-issuer';

export const CLIENT = 'counter-desk';

/** The desk as the development issuer knows it, once it has an address; the secret is new at each start. */
export const deskClient = () => {
  const secret = randomBytes(32).toString('base64url');
  let address: string | undefined;
  return {
    secret,
    listens: (url: string): void => {
      address = url;
    },
    registered: (): SignInClient[] =>
      address === undefined
        ? []
        : [
            {
              clientId: CLIENT,
              secret,
              redirectUris: [`${address}/sign-in/callback`],
              postLogoutRedirectUris: [`${address}/`],
              backchannelLogoutUri: `${address}/back-channel-logout`,
            },
          ],
  };
};

export type DeskClient = ReturnType<typeof deskClient>;
