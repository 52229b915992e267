import { randomBytes } from 'node:crypto';
import { seal, unseal } from '@pishkhan/identifiers';
import type { FilledIn } from '../../engine/case.messages.ts';
import type mongoose from 'mongoose';
import type { mongo } from 'mongoose';

interface SealedApplicant {
  readonly _id: string;
  readonly wrappedKey: Uint8Array;
  readonly contact: Uint8Array;
}

/**
 * Contact data of applicants without an account (A5-4): one encrypted document per case in the service's own database,
 * with its own key, which is wrapped by the master key. Events, messages and views contain only the case id; deleting
 * the document with its key forgets the applicant (ADR 0011).
 */
export class Applicants {
  private readonly documents: mongo.Collection<SealedApplicant>;
  private readonly masterKey: Uint8Array;

  constructor(database: mongoose.Connection, masterKey: Uint8Array) {
    this.documents = database.db!.collection<SealedApplicant>('applicants', { promoteBuffers: true });
    this.masterKey = masterKey;
  }

  async keep(caseId: string, contact: FilledIn): Promise<void> {
    const key = randomBytes(32);
    const sealed = {
      wrappedKey: seal(this.masterKey, key, `case/${caseId}`),
      contact: seal(key, JSON.stringify(contact), `case/${caseId}/contact`),
    };
    await this.documents.updateOne({ _id: caseId }, { $set: sealed }, { upsert: true });
  }

  async find(caseId: string): Promise<FilledIn | undefined> {
    const stored = await this.documents.findOne({ _id: caseId });
    if (!stored) return undefined;
    const key = unseal(this.masterKey, stored.wrappedKey, `case/${caseId}`);
    return JSON.parse(unseal(key, stored.contact, `case/${caseId}/contact`).toString('utf8')) as FilledIn;
  }
}
