import { patternSetting, textSetting, wholeNumberSetting } from '@pishkhan/service-kit';
import { proxiesSetting } from './listening.ts';

/** Settings that every process of the platform has. */
export const processSettings = {
  /** `local` permits what demonstrations need on one machine; see `production.ts`. */
  PISHKHAN_PROFILE: patternSetting(/^(production|local)$/, 'production or local', 'production'),
  PISHKHAN_HOST: textSetting('127.0.0.1'),
  PISHKHAN_PORT: wholeNumberSetting(0, 65_535, 0),
  /** PEM files of the service's own certificate and key; empty listens with plain HTTP. */
  PISHKHAN_TLS_CERTIFICATE_FILE: textSetting(''),
  PISHKHAN_TLS_KEY_FILE: textSetting(''),
  /** `proxy`: TLS of clients ends at the trusted proxies, so that the service may listen with plain HTTP. */
  PISHKHAN_TLS_ENDS_AT: patternSetting(/^(service|proxy)$/, 'service or proxy', 'service'),
  PISHKHAN_TRUSTED_PROXIES: proxiesSetting,
  /** A replica set: positions of the relay and the process managers are saved in transactions. */
  MONGODB_URL: patternSetting(/^mongodb(\+srv)?:\/\//, 'the address of a MongoDB replica set'),
  PISHKHAN_ISSUER: patternSetting(/^https?:\/\/[^ ]+$/, 'the address of an OIDC issuer'),
  PISHKHAN_BUILD: textSetting('development'),
  /** Options of Node that weaken TLS are refused in production. */
  NODE_OPTIONS: textSetting(''),
  NODE_TLS_REJECT_UNAUTHORIZED: textSetting('1'),
  PISHKHAN_LOG: patternSetting(/^(fatal|error|warn|info|debug|trace|silent)$/, 'a log level', 'info'),
};
