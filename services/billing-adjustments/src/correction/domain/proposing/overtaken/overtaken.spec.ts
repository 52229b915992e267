import { describe, expect, it } from '@jest/globals';
import { addDays, type CivilDate } from '@pishkhan/calendar';
import { fold, given } from '@pishkhan/decider';
import type { Rial } from '@pishkhan/money';
import { basis as prices, billing, day, eventsOf, reading } from '../../../../bill-account/examples/account.ts';
import { requestOf, simulated } from '../../../../bill-account/examples/correction.ts';
import { lastBill } from '../../../../bill-account/domain/bill-account.state.ts';
import { billAccount } from '../../../../bill-account/domain/bill-account.ts';
import type { CorrectionBasis } from '../../../../bill-account/domain/correcting/proposal.ts';
import type { CorrectionEvent } from '../../correction.messages.ts';
import { correction } from '../../correction.ts';
import type { CompareProposal, CorrectionOvertaken } from './overtaken.messages.ts';

const bills = [reading('a', day(5), 1_060), reading('b', day(6), 1_240), reading('c', day(7), 1_250)].map(billing);
const basisOf = (...more: Parameters<typeof eventsOf>[0]): CorrectionBasis => ({
  ...prices,
  account: fold(billAccount, eventsOf([...bills, ...more])),
  today: day(7, 10),
});
const asProposed = basisOf();
const paid = basisOf({
  type: 'ReceivePayment',
  billId: '1020304006239',
  paymentId: '49050324',
  amount: 490_000 as Rial,
  paidOn: day(7, 9),
  receiptNumber: 'R-1',
  today: day(7, 9),
});
const [before, after] = [simulated(asProposed.account, requestOf()), simulated(paid.account, requestOf())];
const stricterFrom = (effectiveFrom: CivilDate) => {
  const [version] = prices.approval.versions;
  return { versions: [...prices.approval.versions, { ...version!, version: 'stricter', effectiveFrom }] };
};
const subject = { correctionId: 'c-1', caseId: 'case-1', officeId: 'office-101', accountId: '10203040' };

const proposed: CorrectionEvent = {
  type: 'CorrectionProposed',
  data: {
    request: requestOf(),
    ...before,
    countyOffice: 'county-1',
    disputedReaders: [],
    proposedOn: day(7, 10),
  },
};
const overtaken: CorrectionEvent = {
  type: 'CorrectionOvertaken',
  data: {
    ...subject,
    hash: before.hash,
    foundOn: day(7, 10),
    because: 'payment',
    changes: ['payment'],
    now: after.hash,
  },
};
const matched: CorrectionEvent = {
  type: 'CorrectionMatchedAgain',
  data: { ...subject, hash: before.hash, foundOn: day(7, 10) },
};
const compare = (basis: CorrectionBasis, because: CompareProposal['because'] = 'payment') =>
  ({ type: 'CompareProposal', basis, because }) as const;
/** Proposer, representative of the office and head; only the county's head needs no certificate. */
const by = (subjectName: string, role: string, office: string) => ({
  type: 'ReproposeCorrection' as const,
  approver: {
    by: subjectName,
    roles: [role],
    office,
    certificates: {
      certificates: [
        {
          subject: subjectName,
          office: 'office-101',
          certificateNumber: 'C-1',
          issuer: 'certifier-1',
          validFrom: day(1),
          validTo: day(12),
        },
      ],
    },
  },
  office: { certified: ['representative-101-a'], headStandsIn: false },
});

describe('11.8, 15.4-29: a proposal of a case that its inputs have overtaken', () => {
  const waiting = given(correction, proposed);
  it('is recorded once, with the change, and once when the inputs are the same again', () => {
    waiting.when(compare(asProposed)).thenNothing();
    waiting.when(compare(paid)).then(overtaken).when(compare(paid)).thenNothing();
    given(correction, proposed, overtaken)
      .when(compare(asProposed))
      .then(matched)
      .when(compare(asProposed))
      .thenNothing();
    given(correction, proposed, overtaken, matched).when(compare(paid)).then(overtaken);
  });
  it('is no more overtaken after it was computed again, also if that gives the same amounts', () => {
    const anew = { type: 'CorrectionReproposed', data: { ...subject, ...after, proposedOn: day(7, 10) } } as const;
    const computing = by('representative-101-a', 'qualifiedRepresentative', 'office-101');
    given(correction, proposed, overtaken)
      .when({ ...computing, basis: paid })
      .then(anew)
      .when(compare(paid))
      .thenNothing();
    given(correction, proposed, overtaken)
      .when({ ...computing, basis: asProposed })
      .then(matched);
  });
  it('F2, 15.4-35, 15.4-38: may be computed again by its own proposer and by the head of the county, whatever the band', () => {
    const people = [
      by(requestOf().proposedBy, 'qualifiedRepresentative', 'office-101'),
      by('head-1', 'headOfSubscriberAffairs', 'county-1'),
    ];
    for (const person of people)
      given(correction, proposed, overtaken)
        .when({ ...person, basis: paid })
        .thenMatching(([event]) => expect(event).toMatchObject({ type: 'CorrectionReproposed', data: after }));
    given(correction, proposed, overtaken)
      .when({ ...by('head-2', 'headOfSubscriberAffairs', 'county-2'), basis: paid })
      .thenRejected('ApproverMustHoldTheRole');
  });
  it('by a further change of another sort is recorded again with all of them, by one that changes nothing it is not', () => {
    const raised = { ...paid, approval: stricterFrom(day(7, 10)) };
    for (const none of [compare(paid, 'reading'), compare(raised)])
      given(correction, proposed, overtaken).when(none).thenNothing();
    given(correction, proposed, overtaken)
      .when(compare(raised, 'policy'))
      .thenMatching(([event]) =>
        expect(event).toMatchObject({ data: { because: 'policy', changes: ['payment', 'policy'] } }),
      );
  });
  it('events of earlier releases name one change, and a further one is added', () => {
    const { changes: _, now: __, ...data } = overtaken.data as CorrectionOvertaken['data'];
    const earlier: CorrectionEvent = { type: 'CorrectionOvertaken', data };
    given(correction, proposed, earlier).when(compare(paid)).thenNothing();
    given(correction, proposed, earlier)
      .when(compare({ ...paid, approval: stricterFrom(day(7, 10)) }, 'policy'))
      .thenMatching(([event]) => expect(event).toMatchObject({ data: { changes: ['payment', 'policy'] } }));
  });
  it('11.8-5, 15.2: by a new day it names the payment deadline that passed and the policy that began', () => {
    const deadline = lastBill(asProposed.account)!.face.paymentDeadline;
    expect(before.proposal.correctiveBill).toBeDefined();
    waiting.when(compare({ ...asProposed, today: deadline }, 'day')).thenNothing();
    const later = { ...asProposed, today: addDays(deadline, 1) };
    const changesOf = (basis: CorrectionBasis, ...changes: string[]) =>
      waiting.when(compare(basis, 'day')).thenMatching(([event]) => {
        expect(event).toMatchObject({ type: 'CorrectionOvertaken', data: { changes } });
        expect(event!.data).not.toHaveProperty('because');
      });
    changesOf(later, 'paymentDeadline');
    changesOf({ ...asProposed, today: deadline, approval: stricterFrom(deadline) }, 'policyInForce');
    changesOf({ ...later, approval: stricterFrom(deadline) }, 'paymentDeadline', 'policyInForce');
    waiting.when(compare({ ...asProposed, approval: stricterFrom(deadline) }, 'policy')).thenNothing();
  });
  it('has no further change after the last approval and after its end; one of billing itself is computed again', () => {
    const fully: CorrectionEvent = {
      type: 'CorrectionFullyApproved',
      data: { correctionId: 'c-1', hash: before.hash },
    };
    given(correction, proposed, fully).when(compare(paid)).thenNothing();
    given(correction).when(compare(paid)).thenNothing();
    const own = { ...requestOf(), caseId: 'c-1' };
    given(correction, { ...proposed, data: { ...proposed.data, request: own } } as CorrectionEvent)
      .when(compare(paid))
      .thenMatching(([event]) => expect(event).toMatchObject({ type: 'CorrectionReproposed' }));
  });
});
