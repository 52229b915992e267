import type { CertificateFiles } from '@pishkhan/certificates';
import type { NewUser } from '../security/users.ts';

export type Credentials = Pick<NewUser, 'loginName' | 'password'>;

/** A client's connection string. With TLS it names `localhost`, because a TLS server name may not be an address. */
export const connectionStringOf = (
  host: string,
  port: number,
  tls: CertificateFiles | undefined,
  credentials?: Credentials,
): string => {
  if (!tls) return `esdb://${host}:${port}?tls=false`;
  const user = credentials
    ? `${encodeURIComponent(credentials.loginName)}:${encodeURIComponent(credentials.password)}@`
    : '';
  return `esdb://${user}${host === '127.0.0.1' ? 'localhost' : host}:${port}?tls=true&tlsCAFile=${tls.authority}`;
};
