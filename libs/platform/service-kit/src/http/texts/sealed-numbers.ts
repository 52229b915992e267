import { randomBytes } from 'node:crypto';
import { isSealedBy, seal, sealWith, unseal, unsealWith, type KeyRing } from '@pishkhan/identifiers';
import type mongoose from 'mongoose';
import type { mongo } from 'mongoose';
import { wrapAllAnew } from '../../identity/keys/wrap-anew.ts';

/** Collections of the service's database; they cannot be built again from events. */
export const SEALED_NUMBERS = 'sealed_numbers';
export const KEYS_OF_SUBJECTS = 'sealed_number_keys';
export const ERASED_SUBJECTS = 'erased_subjects';

interface SealedNumber {
  /** Letters of the reference. */
  readonly _id: string;
  readonly subject: string;
  readonly sealed: Uint8Array;
}
interface KeyOfSubject {
  readonly _id: string;
  readonly wrappedKey: Uint8Array;
}

/**
 * Personal numbers that were taken out of texts, sealed with the key of their subject: the account of the record, else
 * the record itself (N17). The key is wrapped by the master key of the service.
 */
export class SealedNumbers {
  private readonly numbers: mongo.Collection<SealedNumber>;
  private readonly keys: mongo.Collection<KeyOfSubject>;
  private readonly erased: mongo.Collection<{ readonly _id: string; readonly erased: true }>;

  constructor(
    private readonly database: mongoose.Connection,
    private readonly ring: KeyRing,
  ) {
    this.numbers = database.db!.collection<SealedNumber>(SEALED_NUMBERS, { promoteBuffers: true });
    this.keys = database.db!.collection<KeyOfSubject>(KEYS_OF_SUBJECTS, { promoteBuffers: true });
    this.erased = database.db!.collection(ERASED_SUBJECTS);
  }

  /**
   * Stores numbers durably. A number that is stored again belongs to the subject that was named last.
   *
   * @param subject `account-10203040`, or the stream of a record without an account
   * @param numbers As written, by the letters of their references
   * @returns False if the subject was erased: a key that is made after the erasure would be reached by none (A6)
   */
  async keep(subject: string, numbers: ReadonlyMap<string, string>): Promise<boolean> {
    const made = sealWith(this.ring, randomBytes(32), subject);
    const stored = await this.keys.findOneAndUpdate(
      { _id: subject },
      { $setOnInsert: { wrappedKey: made } },
      { upsert: true, returnDocument: 'after' },
    );
    // After the key is stored, so that an erasure at the same moment deletes it or is seen here.
    if ((await this.erased.findOne({ _id: subject })) !== null) {
      await this.keys.deleteOne({ _id: subject });
      return false;
    }
    const key = unsealWith(this.ring, stored!.wrappedKey, subject);
    await Promise.all(
      [...numbers].map(([letters, written]) =>
        this.numbers.updateOne(
          { _id: letters },
          { $set: { subject, sealed: seal(key, written, `${subject}/${letters}`) } },
          { upsert: true },
        ),
      ),
    );
    return true;
  }

  /** The numbers as written, by their letters; without those that were erased. */
  async open(letters: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const stored = await this.numbers.find({ _id: { $in: [...new Set(letters)] } }).toArray();
    const subjects = [...new Set(stored.map(({ subject }) => subject))];
    const keys = await this.keys.find({ _id: { $in: subjects } }).toArray();
    const keyOf = new Map(keys.map(({ _id, wrappedKey }) => [_id, unsealWith(this.ring, wrappedKey, _id)]));
    return new Map(
      stored.flatMap(({ _id, subject, sealed }) => {
        const key = keyOf.get(subject);
        const written = key && opened(key, sealed, `${subject}/${_id}`);
        return written === undefined ? [] : [[_id, written] as const];
      }),
    );
  }

  /** Whether the master key opens what is stored; true if nothing is. */
  async opensWhatIsStored(): Promise<boolean> {
    const stored = await this.keys.findOne({});
    return stored === null || this.ring.some((key) => isSealedBy(key, stored.wrappedKey, stored._id));
  }

  /** Wraps every key of a subject by the newest master key; repeating it changes nothing. */
  wrapAnew(): Promise<void> {
    return wrapAllAnew(this.database, KEYS_OF_SUBJECTS, this.ring);
  }

  /** Erases all numbers of a subject: its key, and what the key sealed. From now on none is kept for it. */
  async forget(subject: string): Promise<void> {
    await this.erased.updateOne({ _id: subject }, { $set: { erased: true } }, { upsert: true });
    await this.keys.deleteOne({ _id: subject });
    await this.numbers.deleteMany({ subject });
  }
}

/** Undefined if it was sealed with a key that was erased meanwhile. */
const opened = (key: Uint8Array, sealed: Uint8Array, about: string): string | undefined => {
  try {
    return unseal(key, sealed, about).toString('utf8');
  } catch {
    return undefined;
  }
};
