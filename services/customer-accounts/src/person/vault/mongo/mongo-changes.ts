import type { mongo } from 'mongoose';
import {
  applied,
  SealedChanges,
  type ChangeId,
  type ExaminedSubject,
  type ProposedValues,
  type SealedChange,
  type StoredChange,
} from '../changes/sealed-changes.ts';
import { changePart, isSameSet, type VaultKeys } from '../keys/vault-keys.ts';
import { indexesOf, personOf, type StoredSubject } from './stored-subject.ts';

/** Maximum attempts of an approved change, which starts again if another process wrote the person. Two are rare. */
const ROUNDS = 10;

/** Changes in the document of their subject, so that each step is one atomic write. */
export class MongoChanges extends SealedChanges {
  private readonly subjects: mongo.Collection<StoredSubject>;
  private readonly keys: VaultKeys;

  constructor(subjects: mongo.Collection<StoredSubject>, keys: VaultKeys) {
    super();
    this.subjects = subjects;
    this.keys = keys;
  }

  async seal({ subjectId, changeId }: ChangeId, proposed: ProposedValues): Promise<boolean> {
    const subject = await this.find(subjectId);
    if (!subject) return false;
    const { wrappedKey } = subject;
    const sealed = this.keys.sealOf(subjectId, wrappedKey).seal(changePart(changeId), proposed);
    const { matchedCount } = await this.subjects.updateOne(
      { _id: subjectId, wrappedKey, [stateOf(changeId)]: { $nin: ['applied', 'closed'] } },
      { $set: { [fieldOf(changeId)]: { state: 'open', sealed } }, $addToSet: { openChanges: changeId } },
    );
    return matchedCount === 1;
  }

  async of(subjectId: string): Promise<readonly StoredChange[]> {
    const subject = await this.find(subjectId);
    return subject ? this.opened(subject) : [];
  }

  async open(): Promise<readonly StoredChange[]> {
    const subjects = await this.subjects.find({ openChanges: { $gt: '' } }).toArray();
    return subjects.flatMap((subject) => this.opened(subject)).filter(({ state }) => state === 'open');
  }

  async apply({ subjectId, changeId }: ChangeId): Promise<void> {
    for (let round = 0; round < ROUNDS; round++) {
      const subject = await this.find(subjectId);
      const open = subject && this.opened(subject).find((each) => each.changeId === changeId && each.state === 'open');
      if (!open || (await this.replace(subject, open))) return;
    }
    throw new Error(`change ${changeId} could not be applied: other processes wrote the subject ${subjectId}`);
  }

  async close({ subjectId, changeId }: ChangeId): Promise<void> {
    await this.subjects.updateOne(
      { _id: subjectId, [stateOf(changeId)]: 'open' },
      { $set: { [stateOf(changeId)]: 'closed' }, $pull: { openChanges: changeId } },
    );
  }

  async discard({ subjectId, changeId }: ChangeId): Promise<void> {
    await this.subjects.updateOne(
      { _id: subjectId, [stateOf(changeId)]: 'open' },
      { $unset: { [fieldOf(changeId)]: '' }, $pull: { openChanges: changeId } },
    );
  }

  async examine(named: readonly string[]): Promise<readonly ExaminedSubject[]> {
    const isExamined = { $or: [{ changes: { $exists: true } }, { _id: { $in: [...named] } }] };
    const subjects = await this.subjects.find(isExamined).toArray();
    return subjects.map((subject) => {
      const { beginnings, contact } = indexesOf(personOf(subject, this.keys), this.keys);
      return {
        subjectId: subject._id,
        changes: Object.entries(subject.changes ?? {}).map(([changeId, { state }]) => ({ changeId, state })),
        isFoundByItsValues:
          isSameSet(subject.beginnings, beginnings) && isSameSet(subject.contact ? [subject.contact] : [], [contact]),
      };
    });
  }

  private find(subjectId: string) {
    const projection = { wrappedKey: 1, person: 1, changes: 1 };
    return this.subjects.findOne({ _id: subjectId }, { projection });
  }

  private opened({ _id: subjectId, wrappedKey, changes = {} }: StoredSubject): StoredChange[] {
    const seal = this.keys.sealOf(subjectId, wrappedKey);
    return Object.entries(changes).map(([changeId, { state, sealed }]) => ({
      subjectId,
      changeId,
      state,
      ...seal.open<SealedChange>(changePart(changeId), sealed),
    }));
  }

  /** @returns False if another process wrote the person since */
  private async replace(subject: StoredSubject, open: StoredChange): Promise<boolean> {
    const { _id, wrappedKey, person: sealedPerson } = subject;
    const { subjectId: _subject, changeId, state: _state, ...sealed } = open;
    const seal = this.keys.sealOf(_id, wrappedKey);
    const { person, change } = applied(personOf(subject, this.keys), sealed);
    const { matchedCount } = await this.subjects.updateOne(
      { _id, wrappedKey, person: sealedPerson, [stateOf(changeId)]: 'open' },
      {
        $set: {
          person: seal.seal('person', person),
          ...indexesOf(person, this.keys),
          [fieldOf(changeId)]: { state: 'applied', sealed: seal.seal(changePart(changeId), change) },
        },
        $pull: { openChanges: changeId },
      },
    );
    return matchedCount === 1;
  }
}

const fieldOf = (changeId: string): `changes.${string}` => `changes.${changeId}`;
const stateOf = (changeId: string): `changes.${string}` => `changes.${changeId}.state`;
