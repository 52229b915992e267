import { join } from 'node:path';
import type { DeskClient } from '@pishkhan/servers';
import { demoUsers, deskAt, startDevelopmentIssuer } from '@pishkhan/development-issuer';

export const AUDIENCE = 'pishkhan';

export interface Issuer {
  readonly issuer: string;
  readonly tokenEndpoint: string;
  stop(): Promise<void>;
}

/** The built-in issuer, in this process. */
export const developmentIssuer = (
  { host, port, data }: { readonly host: string; readonly port: number; readonly data: string },
  { address, secret }: DeskClient,
): Promise<Issuer> =>
  startDevelopmentIssuer({
    host,
    port,
    keyFile: join(data, 'issuer-keys.json'),
    users: demoUsers,
    audience: AUDIENCE,
    clients: () => [deskAt(address, secret)],
  });

/** An external issuer, by its discovery document. */
export const publishedIssuer = async (issuer: string): Promise<Issuer> => {
  const response = await fetch(`${issuer}/.well-known/openid-configuration`);
  const { token_endpoint: tokenEndpoint } = (await response.json()) as { token_endpoint?: string };
  if (!tokenEndpoint) throw new Error(`${issuer} publishes no token endpoint`);
  return { issuer, tokenEndpoint, stop: () => Promise.resolve() };
};
