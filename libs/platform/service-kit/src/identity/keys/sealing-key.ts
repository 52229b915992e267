import { createHmac } from 'node:crypto';
import { join } from 'node:path';
import { masterKeysIn } from '@pishkhan/identifiers';
import type mongoose from 'mongoose';
import type { mongo } from 'mongoose';
import type { Platform } from '../../definition.ts';
import { readSettings, textSetting, UnusableSettings } from '../../running/settings.ts';
import { masterKeyIn } from './master-key.ts';

/** Collection of the service's database with the fingerprints of its keys; it cannot be built again from events. */
export const SEALING_KEYS = 'sealing_keys';

const DATA = '.data';
const MAJORITY = { writeConcern: { w: 'majority' } } as const;

/** A master key of a service, and where it comes from. */
export interface SealingKey {
  /** Environment variable that names the file. */
  readonly variable: string;
  readonly file: string;
  /** Content of the file. */
  readonly bytes: Uint8Array;
}

interface KnownKey {
  readonly _id: string;
  readonly fingerprint: Uint8Array;
}

/**
 * The master key of a service's sealed documents; the same file for every replica. Generated if missing, except with a
 * shared vault, where each replica would generate its own.
 *
 * @throws UnusableSettings that names the invalid variable
 */
export const sealingKeyOf = (
  platform: Platform,
  { variable, file: name }: { readonly variable: string; readonly file: string },
): SealingKey => {
  const environment = platform.environment ?? process.env;
  const settings = readSettings(
    { [variable]: textSetting(join(environment['PISHKHAN_DATA'] ?? DATA, name)) },
    environment,
  );
  const file = settings[variable]!;
  const make = environment[variable] === undefined && environment['PISHKHAN_VAULT'] !== 'mongodb';
  return { variable, file, bytes: masterKeyIn(file, { variable, make }) };
};

const inUse = new WeakMap<mongoose.Connection, SealingKey[]>();

/** The keys that this process found right for the database. */
export const keysInUse = (database: mongoose.Connection): readonly SealingKey[] => inUse.get(database) ?? [];

/**
 * With another key nothing sealed could be opened, and new data would be sealed apart from the old ones. The first
 * start notes a fingerprint of the key in the service's database, beside what it seals; another key is refused at each
 * later start (N11, N33). If the file has a newer key, everything is wrapped by that one first; a start that was killed
 * meanwhile is continued by the next (ASVS 11.1.1).
 *
 * @param sealed.opens Whether the key opens something that a release without the fingerprint sealed; true if it sealed
 *   nothing
 * @param sealed.wrapAnew Wraps everything by the newest key; repeating it changes nothing
 * @throws UnusableSettings that names variable, file and remedy
 */
export const mustBeTheSealingKey = async (
  database: mongoose.Connection,
  { variable, file, bytes }: SealingKey,
  sealed: { opens(): Promise<boolean>; wrapAnew(): Promise<void> },
): Promise<void> => {
  const keys: mongo.Collection<KnownKey> = database.db!.collection<KnownKey>(SEALING_KEYS, { promoteBuffers: true });
  const { ring } = masterKeysIn(bytes);
  const fingerprints = ring.map((key) =>
    createHmac('sha256', key).update(`fingerprint\n${variable}`).digest().subarray(0, 16),
  );
  const known =
    (await keys.findOne({ _id: variable })) ??
    ((await sealed.opens()) && (await noted(keys, variable, fingerprints[0]!)));
  const place = known ? fingerprints.findIndex((each) => Buffer.compare(each, known.fingerprint) === 0) : -1;
  if (place < 0)
    throw new UnusableSettings(
      `environment: ${variable} names ${file}, but the personal data of this service are sealed with another key. Put the right key file back from your copy.`,
    );
  inUse.set(database, [...keysInUse(database), { variable, file, bytes }]);
  if (place === fingerprints.length - 1) return;
  await sealed.wrapAnew();
  await keys.updateOne({ _id: variable }, { $set: { fingerprint: fingerprints.at(-1)! } }, MAJORITY);
};

/** The first of several replicas notes its key. */
const noted = (keys: mongo.Collection<KnownKey>, variable: string, fingerprint: Uint8Array): Promise<KnownKey | null> =>
  keys.findOneAndUpdate(
    { _id: variable },
    { $setOnInsert: { fingerprint } },
    { upsert: true, returnDocument: 'after', ...MAJORITY },
  );
