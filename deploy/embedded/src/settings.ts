import { join, resolve } from 'node:path';
import { districtSize } from '@pishkhan/data/district';
import { sampleFile } from './seed/sample-file.ts';
import { keepJson, keptJson } from './folder/small-files.ts';

/**
 * Settings of the embedded platform: data folder, addresses and sample. Each comes from the environment or has a
 * default for a laptop.
 */
export interface Settings {
  readonly dataFolder: string;
  readonly host: '127.0.0.1';
  /**
   * Port of the start page; the services, the development issuer and the counter desk use the next ones. 0 means free
   * ports.
   */
  readonly firstPort: number;
  /** Number of subscribers of the synthetic district; 0 starts empty. */
  readonly subscribers: number;
  readonly seed: number;
  /** Business time at the creation of the data folder; the clock runs from there. Undefined: system time. */
  readonly clockStart: string | undefined;
  readonly logLevel: string;
  /** File of the policy `request-rates`. */
  readonly requestRates: string;
  /** File of the policy `login-strength`. */
  readonly loginStrength: string;
  /** File of the policy `desk-sessions`. */
  readonly deskSessions: string;
}

/** The sample district ends in Aban 1405, so by default its business clock starts on 1405-09-01, 08:00 in Tehran. */
const SAMPLE_CLOCK_START = '2026-11-22T04:30:00.000Z';

/** A variable of the environment has an invalid value; the program has no fault. */
export class UnusableSetting extends Error {}

/**
 * This profile and the one of `start:distributed` have users with a published password and a clock that anybody may
 * move, so they refuse to be production (N31).
 */
const mustNotBeProduction = ({ NODE_ENV, PISHKHAN_PROFILE }: NodeJS.ProcessEnv): void => {
  if (NODE_ENV !== 'production' && PISHKHAN_PROFILE !== 'production') return;
  throw new UnusableSetting(
    'this is a profile for one machine: its users have a published password, and its clock can be moved. Unset NODE_ENV=production and PISHKHAN_PROFILE=production, or run each service by itself with the settings of libs/adapters/service-process/README.md',
  );
};

/** @throws UnusableSetting naming the variable with an invalid value. */
export const settingsFrom = (env: NodeJS.ProcessEnv): Settings => {
  mustNotBeProduction(env);
  return {
    dataFolder: resolve(env.PISHKHAN_DATA ?? '.data/embedded'),
    host: '127.0.0.1',
    firstPort: wholeNumber(env, 'PISHKHAN_PORT', 4100, 65_000),
    subscribers: subscribersOf(env),
    seed: wholeNumber(env, 'PISHKHAN_SEED', 1405, 2 ** 31),
    clockStart: env.PISHKHAN_CLOCK === 'wall' ? undefined : instant(env, 'PISHKHAN_CLOCK', SAMPLE_CLOCK_START),
    logLevel: env.PISHKHAN_LOG ?? 'warn',
    loginStrength: resolve(env.PISHKHAN_LOGIN_STRENGTH ?? sampleFile('logins/sample-login-strength.json')),
    deskSessions: resolve(env.PISHKHAN_DESK_SESSIONS ?? sampleFile('desk/sample-desk-sessions.json')),
    requestRates: resolve(env.PISHKHAN_REQUEST_RATES ?? sampleFile('rates/sample-request-rates.json')),
  };
};

const wholeNumber = (env: NodeJS.ProcessEnv, name: string, otherwise: number, max: number): number => {
  const text = env[name];
  if (text === undefined) return otherwise;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > max)
    throw new UnusableSetting(`${name} must be a whole number from 0 to ${max}, not "${text}"`);
  return value;
};

/** A district is empty, or has room for its planted faults. */
const subscribersOf = (env: NodeJS.ProcessEnv): number => {
  const { least, most } = districtSize;
  const value = wholeNumber(env, 'PISHKHAN_SUBSCRIBERS', 300, most);
  if (value > 0 && value < least)
    throw new UnusableSetting(
      `PISHKHAN_SUBSCRIBERS must be 0 or a whole number from ${least} to ${most}, not "${value}": the district has ${least} planted faults, each at a subscriber of its own`,
    );
  return value;
};

const instant = (env: NodeJS.ProcessEnv, name: string, otherwise: string): string => {
  const text = env[name] ?? otherwise;
  if (Number.isNaN(Date.parse(text)))
    throw new UnusableSetting(`${name} must be "wall" or an instant such as ${otherwise}, not "${text}"`);
  return text;
};

/**
 * The offset between business time and system time, saved in the data folder so that time never runs backwards after a
 * restart. `advance` moves business time forward to demonstrate deadlines.
 */
export const businessOffset = (settings: Pick<Settings, 'dataFolder' | 'clockStart'>) => {
  const file = join(settings.dataFolder, 'clock.json');
  const kept = keptJson(file) as { offset: number } | undefined;
  let offset = kept?.offset ?? (settings.clockStart === undefined ? 0 : Date.parse(settings.clockStart) - Date.now());
  if (!kept) keepJson(file, { offset });
  return {
    offset: () => offset,
    /** @throws FileFault, and then time has not moved */
    advance: (milliseconds: number) => {
      keepJson(file, { offset: offset + milliseconds });
      offset += milliseconds;
    },
  };
};
