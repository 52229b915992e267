import { createSecureContext, type Server } from 'node:tls';
import type { Logger } from 'pino';
import type { CertifiedKey, Listen } from '../../definition.ts';
import { tlsOptionsOf } from './server.ts';

const BETWEEN_LOOKS_MS = 2_000;

const isSame = (one: CertifiedKey, other: CertifiedKey): boolean =>
  one.certificate === other.certificate && one.key === other.key;

/**
 * New connections get a renewed certificate without a restart. A pair that is missing, damaged or half renewed changes
 * nothing, and the log says so once.
 *
 * @returns Ends the looks
 */
export const followCertificate = (server: unknown, { tls }: Listen, logger: Logger): (() => void) => {
  const { renewed } = tls ?? {};
  if (!tls || !renewed) return () => {};
  let [inForce, refused]: [CertifiedKey, string] = [tls, ''];
  const look = (): void => {
    try {
      const found = renewed();
      if (!isSame(found, inForce)) {
        createSecureContext(tlsOptionsOf(found));
        (server as Server).setSecureContext(tlsOptionsOf(found));
        inForce = found;
        logger.info('the renewed certificate is in force');
      }
      refused = '';
    } catch (error) {
      const { message } = error as Error;
      if (message !== refused) logger.error({ err: error }, 'the renewed certificate is not usable; the former stays');
      refused = message;
    }
  };
  const timer = setInterval(look, BETWEEN_LOOKS_MS).unref();
  return () => clearInterval(timer);
};
