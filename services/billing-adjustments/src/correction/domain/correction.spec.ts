import { describe, expect, it } from '@jest/globals';
import { fold, given, judged } from '@pishkhan/decider';
import type { CivilDate } from '@pishkhan/calendar';
import type { Rial } from '@pishkhan/money';
import { basis as prices, billing, day, eventsOf, reading, terms } from '../../bill-account/examples/account.ts';
import { requestOf, seenAt, simulated } from '../../bill-account/examples/correction.ts';
import { billAccount } from '../../bill-account/domain/bill-account.ts';
import type { Certificates } from '../../certificate/domain/certificate.messages.ts';
import type { CorrectionEvent } from './correction.messages.ts';
import type { Approver } from './signing/signing.messages.ts';
import { correction } from './correction.ts';
import { proposerMustHoldValidCertificate, proposerMustNotBeTheDisputedReader } from './correction.rules.ts';
import type { CorrectionBasis } from '../../bill-account/domain/correcting/proposal.ts';

const readings = (wrong: number) => [
  billing(reading('a', day(5), 1_060)),
  billing(reading('b', day(6), wrong)),
  billing(reading('c', day(7), wrong + 10)),
];
const basisOf = (wrong: number): CorrectionBasis => ({
  ...prices,
  account: fold(billAccount, eventsOf(readings(wrong))),
  today: day(7, 10),
});
const basis = basisOf(1_240);
const small = simulated(basis.account, requestOf());
const aboveBand = basisOf(3_000);
const large = simulated(aboveBand.account, requestOf({ rightIndex: 1_100, ...seenAt(3_012) }));

const certified = (subject: string, office: string, validTo = '2027-03-20'): Certificates => ({
  certificates: [
    {
      subject,
      office,
      certificateNumber: `C-${subject}`,
      issuer: 'certifier-1',
      validFrom: '2026-03-21' as CivilDate,
      validTo: validTo as CivilDate,
    },
  ],
});
const representative = (by: string, office = 'office-101'): Approver => ({
  by,
  roles: ['qualifiedRepresentative'],
  office,
  certificates: certified(by, office),
});
const b = representative('representative-101-b');
const head: Approver = {
  by: 'head-1',
  roles: ['headOfSubscriberAffairs'],
  office: 'county-1',
  certificates: { certificates: [] },
};

const office = { certified: ['representative-101-a', b.by], headStandsIn: true };

const proposed: CorrectionEvent = {
  type: 'CorrectionProposed',
  data: {
    request: requestOf(),
    ...small,
    countyOffice: 'county-1',
    disputedReaders: ['reader-17'],
    proposedOn: day(7, 10),
  },
};
const proposedLarge: CorrectionEvent = {
  type: 'CorrectionProposed',
  data: {
    request: requestOf({ rightIndex: 1_100, ...seenAt(3_012) }),
    ...large,
    countyOffice: 'county-1',
    disputedReaders: ['reader-17'],
    proposedOn: day(7, 10),
  },
};
const approve = (approver: Approver, hash = small.hash, change: Partial<CorrectionBasis> = {}) =>
  ({ type: 'ApproveCorrection', approver, hash, basis: { ...basis, ...change }, office }) as const;
const approveLarge = (approver: Approver) => approve(approver, large.hash, aboveBand);
const approvedBy = (by: string, hash = small.hash): CorrectionEvent => ({
  type: 'CorrectionApproved',
  data: {
    correctionId: 'c-1',
    by,
    role: 'qualifiedRepresentative',
    office: 'office-101',
    certificateNumber: `C-${by}`,
    on: day(7, 10),
    hash,
  },
});
const fully = (hash = small.hash): CorrectionEvent => ({
  type: 'CorrectionFullyApproved',
  data: { correctionId: 'c-1', hash },
});
const awaiting = given(correction, proposed);
const approved = given(correction, proposed, approvedBy(b.by), fully());

describe('a request', () => {
  const propose = {
    type: 'ProposeCorrection',
    request: requestOf(),
    proposer: certified('representative-101-a', 'office-101'),
    basis,
  } as const;
  it('11.8, 7.5: is computed and waits for approval; a repeat has no effect', () =>
    given(correction).when(propose).then(proposed).when(propose).thenNothing());
  it('A3-3: that breaks a rule is rejected by its name', () => {
    const request = requestOf({ rightIndex: 1_240 });
    given(correction)
      .when({ ...propose, request })
      .then({
        type: 'CorrectionRefused',
        data: { request, rule: 'CorrectIndexMustDiffer', data: { index: 1_240 }, refusedOn: day(7, 10) },
      });
  });
});

describe('who may propose (15.4-29)', () => {
  const request = requestOf();
  const propose = (proposer: Certificates) => ({ type: 'ProposeCorrection', request, proposer, basis }) as const;
  const refused: CorrectionEvent = {
    type: 'CorrectionRefused',
    data: {
      request,
      rule: 'ProposerMustHoldValidCertificate',
      data: { proposedBy: 'representative-101-a', office: 'office-101', on: day(7, 9) },
      refusedOn: day(7, 10),
    },
  };
  it('1.2, 15.4-29: ProposerMustHoldValidCertificate for the office of the case', () => {
    for (const proposer of [{ certificates: [] }, certified(request.proposedBy, 'office-102')])
      given(correction).when(propose(proposer)).then(refused);
    judged(proposerMustHoldValidCertificate(request, { certificates: [] })).thenRejected(
      'ProposerMustHoldValidCertificate',
    );
  });
  it('1.2, 15.4-29: ProposerMustHoldValidCertificate on the day of the request, its last day included, independent of the day of processing', () => {
    given(correction)
      .when(propose(certified(request.proposedBy, 'office-101', day(7, 8))))
      .then(refused);
    given(correction)
      .when(propose(certified(request.proposedBy, 'office-101', day(7, 9))))
      .then(proposed);
  });
});

describe('F4, 15.4-37: the reader of the disputed reading proposes its correction', () => {
  const readBy = (readerId: string | undefined): CorrectionBasis => {
    const read = readings(1_240).map(({ reading: { readerId: _, ...each }, ...command }) => ({
      ...command,
      reading: { ...each, ...(readerId !== undefined && { readerId }) },
    }));
    return { ...basis, account: fold(billAccount, eventsOf(read)) };
  };
  const proposing = (reader: string | undefined) =>
    given(correction).when({
      type: 'ProposeCorrection',
      request: requestOf(),
      proposer: certified('representative-101-a', 'office-101'),
      basis: readBy(reader),
    });
  it('F4: a reader who proposes himself is refused by name, in any letters; the case returns to the others', () => {
    for (const reader of ['representative-101-a', 'Representative-101-A'])
      proposing(reader).thenMatching(([event]) =>
        expect(event).toMatchObject({
          type: 'CorrectionRefused',
          data: { rule: 'ProposerMustNotBeTheDisputedReader', data: { disputedReader: reader } },
        }),
      );
    judged(proposerMustNotBeTheDisputedReader(['reader-17'], 'reader-17')).thenRejected(
      'ProposerMustNotBeTheDisputedReader',
    );
  });
  it('F4: an unknown reader bars nobody: without one on record, or one who is no member of the staff', () => {
    const known: readonly (readonly [string | undefined, readonly string[]])[] = [
      [undefined, []],
      ['reader-99', ['reader-99']],
    ];
    for (const [reader, disputedReaders] of known)
      proposing(reader).thenMatching(([event]) =>
        expect(event).toMatchObject({ type: 'CorrectionProposed', data: { disputedReaders } }),
      );
  });
});

describe('a head who judged in place of a representative (15.4-36)', () => {
  const byHead = requestOf({ proposedBy: head.by, proposedAs: 'headOfSubscriberAffairs' });
  const proposal = (simulation: typeof small, request = byHead): CorrectionEvent => ({
    type: 'CorrectionProposed',
    data: { request, ...simulation, countyOffice: 'county-1', disputedReaders: ['reader-17'], proposedOn: day(7, 10) },
  });
  const ownSmall = simulated(basis.account, byHead);
  const aboveTheBand = requestOf({
    proposedBy: head.by,
    proposedAs: 'headOfSubscriberAffairs',
    rightIndex: 1_100,
    ...seenAt(3_012),
  });
  const ownLarge = simulated(aboveBand.account, aboveTheBand);

  it('F3, 15.4-36: proposes without a certificate', () =>
    given(correction)
      .when({ type: 'ProposeCorrection', request: byHead, proposer: { certificates: [] }, basis })
      .thenMatching(([event]) => expect(event).toMatchObject({ type: 'CorrectionProposed' })));
  it('7.5, 15.4-35: ApproverMustNotBeProposer, the head approves neither as head nor as representative', () => {
    const both = { ...representative(head.by), roles: [...head.roles, 'qualifiedRepresentative'] };
    given(correction, proposal(ownSmall)).when(approve(both, ownSmall.hash)).thenRejected('ApproverMustNotBeProposer');
    given(correction, proposal(ownLarge, aboveTheBand))
      .when(approve(head, ownLarge.hash, aboveBand))
      .thenRejected('ApproverMustNotBeProposer');
  });
  it('7.5: a representative of the office approves', () =>
    given(correction, proposal(ownSmall))
      .when(approve(b, ownSmall.hash))
      .thenMatching((events) =>
        expect(events.map(({ type }) => type)).toEqual(['CorrectionApproved', 'CorrectionFullyApproved']),
      ));
});

describe('who may approve (7.5)', () => {
  it('a representative of the office with a certificate, which is recorded', () => {
    awaiting.when(approve(b)).then(approvedBy(b.by), fully());
  });
  it('7.5, 15.4-29: ApproverMustNotBeProposer', () =>
    awaiting.when(approve(representative('representative-101-a'))).thenRejected('ApproverMustNotBeProposer'));
  it('7.5, A3-5, 15.4-37: ApproverMustNotBeTheDisputedReader, user names compared in lower case', () => {
    for (const by of ['reader-17', 'Reader-17'])
      awaiting.when(approve(representative(by))).thenRejected('ApproverMustNotBeTheDisputedReader');
  });
  it('15.4-21, 15.4-26: ApproverMustBelongToTheOfficeOfTheCase', () => {
    awaiting
      .when(approve(representative('representative-102', 'office-102')))
      .thenRejected('ApproverMustBelongToTheOfficeOfTheCase', { office: 'office-101' });
    given(correction, proposedLarge, approvedBy(b.by, large.hash))
      .when(approveLarge({ ...head, office: 'county-2' }))
      .thenRejected('ApproverMustBelongToTheOfficeOfTheCase', { office: 'county-1' });
  });
  it('1.2: ApproverMustHoldValidCertificate', () => {
    awaiting
      .when(approve({ ...b, certificates: certified(b.by, 'office-101', '2026-06-01') }))
      .thenRejected('ApproverMustHoldValidCertificate');
    awaiting
      .when(approve({ ...b, certificates: { certificates: [] } }))
      .thenRejected('ApproverMustHoldValidCertificate');
  });
  it('7.5: ApproverMustHoldTheRole, the head does not replace the representative', () => {
    awaiting.when(approve(head)).thenRejected('ApproverMustHoldTheRole', { needed: ['qualifiedRepresentative'] });
    awaiting.when(approve({ ...b, roles: ['counterClerk'] })).thenRejected('ApproverMustHoldTheRole');
  });
  it('CorrectionMustExist', () => given(correction).when(approve(b)).thenRejected('CorrectionMustExist'));
});

describe('above the band (7.5)', () => {
  const half = given(correction, proposedLarge).when(approveLarge(b)).then(approvedBy(b.by, large.hash));
  it('representative and head must both approve, in any order', () => {
    half
      .when(approveLarge(head))
      .thenMatching((events) =>
        expect(events.map(({ type }) => type)).toEqual(['CorrectionApproved', 'CorrectionFullyApproved']),
      );
    given(correction, proposedLarge)
      .when(approveLarge(head))
      .thenMatching(([event], state) =>
        expect([event!.type, state.status]).toEqual(['CorrectionApproved', 'awaitingApproval']),
      );
  });
  it('a second representative does not replace the head', () =>
    half
      .when(approveLarge(representative('representative-101-c')))
      .thenRejected('ApproverMustHoldTheRole', { needed: ['headOfSubscriberAffairs'] }));
  it('7.5: ApproverMustNotHaveApprovedBefore, two roles of one person are one approval', () => {
    const both: Approver = { ...b, roles: ['qualifiedRepresentative', 'headOfSubscriberAffairs'] };
    half.when(approveLarge({ ...both, office: 'county-1' })).thenRejected('ApproverMustNotHaveApprovedBefore');
  });
});

describe('repeats and late approvals', () => {
  it('the same approver with the same hash has no effect', () => {
    approved.when(approve(b)).thenNothing();
    given(correction, proposedLarge, approvedBy(b.by, large.hash)).when(approveLarge(b)).thenNothing();
  });
  it('7.5, situation 34: CorrectionMustBeAwaitingApproval, which names who was first', () => {
    approved.when(approve(representative('representative-101-c'))).thenRejected('CorrectionMustBeAwaitingApproval', {
      status: 'fullyApproved',
      decidedBy: b.by,
      decidedOn: day(7, 10),
    });
    approved
      .when({ type: 'DeclineCorrection', office, approver: b, reason: 'no', today: day(7, 10) })
      .thenRejected('CorrectionMustBeAwaitingApproval');
  });
  it('7.5: declined with a reason, it is closed', () => {
    const data = {
      correctionId: 'c-1',
      caseId: 'case-1',
      officeId: 'office-101',
      accountId: '10203040',
      by: b.by,
      role: 'qualifiedRepresentative',
      office: 'office-101',
      certificateNumber: `C-${b.by}`,
      on: day(7, 10),
      reason: 'the photo shows 1240',
    };
    const declined = awaiting
      .when({ type: 'DeclineCorrection', office, approver: b, reason: 'the photo shows 1240', today: day(7, 10) })
      .then({ type: 'CorrectionDeclined', data });
    declined.when(approve(b)).thenRejected('CorrectionMustBeAwaitingApproval', {
      status: 'declined',
      decidedBy: b.by,
      decidedOn: day(7, 10),
    });
    declined
      .when({ type: 'DeclineCorrection', office, approver: b, reason: 'a double click', today: day(7, 10) })
      .thenNothing();
  });
});

describe('stale proposals (ADR 0008)', () => {
  const payment = {
    type: 'ReceivePayment',
    billId: terms.billId,
    paymentId: '49050324',
    amount: 10_000 as Rial,
    paidOn: day(7, 9),
    receiptNumber: 'R-1',
    today: day(7, 9),
  } as const;
  const paid = { ...basis, account: fold(billAccount, eventsOf([...readings(1_240), payment])) };
  const fresh = simulated(paid.account, requestOf());
  const asked = { correctionId: 'c-1', caseId: 'case-1', officeId: 'office-101', accountId: '10203040' };
  const reproposed: CorrectionEvent = {
    type: 'CorrectionReproposed',
    data: { ...asked, ...fresh, proposedOn: day(7, 10) },
  };
  it('7.5: ApprovedHashMustBeCurrent', () =>
    awaiting.when(approve(b, 'f'.repeat(64))).thenRejected('ApprovedHashMustBeCurrent', { current: small.hash }));
  it('11.8: ProposalMustMatchItsInputs, after a payment, a bill, a tariff, a passed deadline', () => {
    const next = {
      ...basis,
      account: fold(billAccount, eventsOf([...readings(1_240), billing(reading('d', day(7, 9), 1_260))])),
    };
    const [last, ...others] = basis.book.versions.toReversed();
    const dearer = { versions: [...others.toReversed(), { ...last!, levyBasisPoints: 1_100 }] };
    for (const change of [paid, next, { book: dearer }, { today: day(8, 3) }])
      awaiting.when(approve(b, small.hash, change)).thenRejected('ProposalMustMatchItsInputs');
  });
  it('computed again it waits again; earlier approvals are void, and the same person may sign the new hash', () => {
    const again = given(correction, proposedLarge, approvedBy(b.by, large.hash)).when({
      type: 'ReproposeCorrection',
      office,
      approver: b,
      basis: {
        ...aboveBand,
        account: fold(billAccount, eventsOf([...readings(3_000), billing(reading('d', day(7, 9), 3_020))])),
      },
    });
    again.thenMatching(([event], state) =>
      expect([event!.type, 'approvals' in state && state.approvals]).toEqual(['CorrectionReproposed', []]),
    );
    awaiting
      .when({ type: 'ReproposeCorrection', office, approver: b, basis: paid })
      .then(reproposed)
      .when(approve(b, fresh.hash, paid))
      .thenMatching((events) => expect(events).toHaveLength(2));
  });
  it('the same amounts are not a new proposal; a stranger may not compute', () => {
    awaiting.when({ type: 'ReproposeCorrection', office, approver: b, basis }).thenNothing();
    awaiting
      .when({
        type: 'ReproposeCorrection',
        office,
        approver: representative('representative-102', 'office-102'),
        basis: paid,
      })
      .thenRejected('ApproverMustBelongToTheOfficeOfTheCase');
  });
  it('found stale at posting: nothing is posted and a new proposal waits for approval', () => {
    const stale = approved.when({ type: 'FindCorrectionStale', hash: small.hash, basis: paid });
    const waiting = stale.then(
      { type: 'CorrectionFoundStale', data: { correctionId: 'c-1', hash: small.hash, foundOn: day(7, 10) } },
      reproposed,
    );
    waiting.when({ type: 'FindCorrectionStale', hash: small.hash, basis: paid }).thenNothing();
    const posted = {
      type: 'CorrectionPosted',
      data: { correctionId: 'c-1', hash: small.hash, postedOn: day(7, 9) },
    } as const;
    waiting
      .when({ type: 'MarkCorrectionPosted', hash: small.hash, today: day(7, 9) })
      .then(posted)
      .when({ type: 'FindCorrectionStale', hash: small.hash, basis: paid })
      .thenNothing();
  });
  it('11.8-3: a correction posted by another process at the same moment is not found stale', () => {
    const there = { ...paid, account: { ...paid.account, corrections: ['c-1'] } };
    approved.when({ type: 'FindCorrectionStale', hash: small.hash, basis: there }).thenNothing();
  });
  it('found stale because the reading has been corrected since: rejected by name', () => {
    const right = { ...basis, account: fold(billAccount, eventsOf([...readings(1_140)])) };
    approved
      .when({ type: 'FindCorrectionStale', hash: small.hash, basis: right })
      .thenMatching((events, { status }) => {
        expect(events[1]).toMatchObject({ type: 'CorrectionRefused', data: { rule: 'CorrectIndexMustDiffer' } });
        expect(status).toBe('refused');
      });
  });
});

describe('posted', () => {
  const mark = { type: 'MarkCorrectionPosted', hash: small.hash, today: day(7, 11) } as const;
  it('11.8-3: it records its posting, once', () =>
    approved
      .when(mark)
      .then({ type: 'CorrectionPosted', data: { correctionId: 'c-1', hash: small.hash, postedOn: day(7, 11) } })
      .when(mark)
      .thenNothing());
});

describe('15.4-38 a case takes its request back', () => {
  const subject = { correctionId: 'c-1', caseId: 'case-1', officeId: 'office-101', accountId: '10203040' };
  const takeBack = {
    type: 'WithdrawCorrection',
    subject,
    by: 'representative-101-a',
    reason: 'another reading is wrong as well',
    today: day(7, 10),
  } as const;
  const { by, reason } = takeBack;
  const withdrawn: CorrectionEvent = {
    type: 'CorrectionWithdrawn',
    data: { ...subject, by, reason, withdrawnOn: day(7, 10) },
  };
  const noted: CorrectionEvent = {
    type: 'CorrectionWithdrawalNoted',
    data: { correctionId: 'c-1', by, reason, notedOn: day(7, 10) },
  };

  it('15.4-38, 7.5: CorrectionMustNotBeWithdrawn, before the last approval it ends, and nobody can approve it', () => {
    const ended = awaiting.when(takeBack).then(withdrawn);
    ended.when(takeBack).thenNothing();
    ended.when(approve(b)).thenRejected('CorrectionMustNotBeWithdrawn');
    ended
      .when({ type: 'DeclineCorrection', office, approver: b, reason: 'no', today: day(7, 10) })
      .thenRejected('CorrectionMustNotBeWithdrawn');
    ended
      .when({ type: 'ReproposeCorrection', office, approver: b, basis })
      .thenRejected('CorrectionMustNotBeWithdrawn');
    given(correction, proposedLarge, approvedBy(b.by, large.hash)).when(takeBack).then(withdrawn);
  });
  it('15.4-38: a withdrawal that arrives before its request ends it before it is proposed', () =>
    given(correction)
      .when(takeBack)
      .then(withdrawn)
      .when({
        type: 'ProposeCorrection',
        request: requestOf(),
        proposer: certified('representative-101-a', 'office-101'),
        basis,
      })
      .thenNothing());
  it('15.4-38: after the last approval the posting is first, and the withdrawal has no effect', () => {
    const posting = approved.when(takeBack).then(noted);
    posting.when(takeBack).thenNothing();
    posting
      .when({ type: 'MarkCorrectionPosted', hash: small.hash, today: day(7, 10) })
      .then({ type: 'CorrectionPosted', data: { correctionId: 'c-1', hash: small.hash, postedOn: day(7, 10) } })
      .when(takeBack)
      .thenNothing();
  });
  it('15.4-38: after the last approval it takes effect if the posting fails, in place of a new proposal', () => {
    approved
      .when(takeBack)
      .then(noted)
      .when({ type: 'FindCorrectionStale', hash: small.hash, basis })
      .then(
        { type: 'CorrectionFoundStale', data: { correctionId: 'c-1', hash: small.hash, foundOn: day(7, 10) } },
        withdrawn,
      );
  });
  it('15.4-38: a correction that has ended does not change', () => {
    const signature = { by: b.by, role: 'qualifiedRepresentative', office: 'office-101', on: day(7, 10) } as const;
    given(correction, proposed, { type: 'CorrectionDeclined', data: { ...subject, ...signature, reason: 'no' } })
      .when(takeBack)
      .thenNothing();
  });
});
