import type { CivilDate } from '@pishkhan/calendar';
import type { CertificateGranted, CertificateRevoked } from '@pishkhan/contracts';
import { topicOf } from '@pishkhan/messages';
import { defineView } from '@pishkhan/views';
import mongoose from 'mongoose';
import type { KnownCertificate } from '../engine/kind/known.ts';

/** What billing-adjustments told of a person's certificates. `_id` is the person, as the token names him. */
export interface CertificatesCopy {
  readonly certificates: readonly KnownCertificate[];
}

type Heard =
  | { readonly type: 'CertificateGranted'; readonly data: CertificateGranted }
  | { readonly type: 'CertificateRevoked'; readonly data: CertificateRevoked };
const isHeard = (fact: { type: string }): fact is Heard =>
  fact.type === 'CertificateGranted' || fact.type === 'CertificateRevoked';

/**
 * "For which office, and from when to when, is this person certified?", asked when a qualified representative decides
 * (1.2, 7.5).
 */
export const knownCertificates = defineView<CertificatesCopy>({
  name: 'known-certificates',
  version: 1,
  question: 'For which office, and from when to when, is this person certified?',
  from: { topics: [topicOf('billing-adjustments')] },
  schema: new mongoose.Schema({ _id: String, certificates: [mongoose.Schema.Types.Mixed] }, { versionKey: false }),
  keysOf: (fact) => (isHeard(fact) ? [fact.data.subject] : []),
  apply: (document, fact) => {
    if (!isHeard(fact)) return document;
    const before = document?.certificates ?? [];
    if (fact.type === 'CertificateRevoked') {
      const { certificateNumber, revokedOn } = fact.data;
      return {
        certificates: before.map((certificate) =>
          certificate.certificateNumber === certificateNumber
            ? { ...certificate, revokedOn: revokedOn as CivilDate }
            : certificate,
        ),
      };
    }
    const { office, certificateNumber, validFrom, validTo } = fact.data;
    return {
      certificates: [
        ...before,
        { office, certificateNumber, validFrom: validFrom as CivilDate, validTo: validTo as CivilDate },
      ],
    };
  },
});
