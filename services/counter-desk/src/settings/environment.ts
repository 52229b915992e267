import { join } from 'node:path';
import { serviceNames, type ServiceName } from '@pishkhan/contracts';
import {
  listenOf,
  KNOWN_PASSWORDS,
  openDatabase,
  processMustBeSafeInProduction,
  processSettings,
} from '@pishkhan/service-process/process';
import {
  masterKeyIn,
  patternSetting,
  readSettings,
  textSetting,
  versionsIn,
  type LogLevel,
} from '@pishkhan/service-kit';
import { isSessionLimits } from '../session/limits.ts';
import { addressVariable } from './address-variable.ts';
import type { DeskSettings, SessionLimits } from './settings.ts';

const address = (of: string) => patternSetting(/^https?:\/\/[\w.-]+(:\d{1,5})?$/, `the address of ${of}: https://host`);

const settings = {
  ...processSettings,
  /** Address of the desk in the browser, as the issuer knows it. */
  DESK_ADDRESS: address('the desk in the browser'),
  DESK_CLIENT_ID: textSetting('counter-desk'),
  /** Secret of the desk at the issuer. */
  DESK_CLIENT_SECRET: patternSetting(/^.{16,}$/, 'a secret of at least 16 characters'),
  /** File of the key that seals sessions, the same for every process of the desk. */
  DESK_SESSIONS_KEY_FILE: textSetting(),
  /** File of the policy `desk-sessions`, see `data/desk/sample-desk-sessions.json`. */
  PISHKHAN_DESK_SESSIONS: textSetting(),
  /** Folder of the built pages. */
  DESK_PAGES: textSetting(join(import.meta.dirname, '..', '..', 'dist', 'pages')),
};
const addresses = Object.fromEntries(serviceNames.map((name) => [addressVariable(name), address(name)]));

const ownFaults = (given: Readonly<Record<string, unknown>>): string[] => [
  ...['DESK_ADDRESS', ...serviceNames.map(addressVariable)].flatMap((name) =>
    String(given[name]).startsWith('https:') ? [] : [`${name} must be https`],
  ),
  ...(KNOWN_PASSWORDS.has(String(given['DESK_CLIENT_SECRET'])) ? ['DESK_CLIENT_SECRET is a published password'] : []),
];

/**
 * Reads the desk's settings from its environment.
 *
 * @throws UnusableSettings that names every variable that is missing or invalid, or refused in production
 */
export const environmentFrom = (environment: Readonly<Record<string, string | undefined>>) => {
  const given = readSettings({ ...settings, ...addresses }, environment);
  const isLocal = given.PISHKHAN_PROFILE === 'local';
  if (!isLocal) processMustBeSafeInProduction(given, ownFaults(given));
  return { ...given, isLocal, logLevel: given.PISHKHAN_LOG as LogLevel };
};

/** Everything that the desk needs, with an open database. @throws UnusableSettings, or the error of the database */
export const deskSettingsOf = async (given: ReturnType<typeof environmentFrom>): Promise<DeskSettings> => ({
  listen: listenOf(given),
  address: given.DESK_ADDRESS,
  services: Object.fromEntries(
    serviceNames.map((name) => [name, (given as Readonly<Record<string, unknown>>)[addressVariable(name)]]),
  ) as Record<ServiceName, string>,
  identity: {
    issuer: given.PISHKHAN_ISSUER,
    clientId: given.DESK_CLIENT_ID,
    clientSecret: given.DESK_CLIENT_SECRET,
    plainHttp: given.isLocal,
  },
  sessionLimits: versionsIn<SessionLimits>(given.PISHKHAN_DESK_SESSIONS, {
    isContentOf: isSessionLimits,
    policy: 'desk sessions',
    sample: 'data/desk/sample-desk-sessions.json',
  }),
  sealingKey: masterKeyIn(given.DESK_SESSIONS_KEY_FILE, { variable: 'DESK_SESSIONS_KEY_FILE', make: false }),
  pages: given.DESK_PAGES,
  database: await openDatabase('counter-desk', given.MONGODB_URL),
});
