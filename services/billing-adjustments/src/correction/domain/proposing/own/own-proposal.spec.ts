import { describe, expect, it } from '@jest/globals';
import { addDays, parseJalali } from '@pishkhan/calendar';
import { fold, given, isRejection } from '@pishkhan/decider';
import {
  basis as prices,
  billing,
  day,
  eventsOf,
  meter,
  opening,
  reading,
  terms,
} from '../../../../bill-account/examples/account.ts';
import { correcting, seenAt } from '../../../../bill-account/examples/correction.ts';
import type { BillAccountEvent } from '../../../../bill-account/domain/bill-account.messages.ts';
import { billAccount } from '../../../../bill-account/domain/bill-account.ts';
import {
  correctionOfEvidence,
  correctionOfReading,
  correctionOfTerms,
} from '../../../../bill-account/domain/correcting/estimates/own-proposals.ts';
import type { TermsChange } from '../../../../bill-account/domain/billing/terms/terms.ts';
import type { Reading } from '../../../../bill-account/domain/billing/bill.ts';
import type {
  CorrectionBasis,
  CorrectionCause,
  CorrectionRequest,
} from '../../../../bill-account/domain/correcting/proposal.ts';
import type { EstimateCorrectionPolicy } from '../../../../pricing/policy/domain/content/estimate-correction.policy.ts';
import type { CorrectionEvent } from '../../correction.messages.ts';
import { correction } from '../../correction.ts';

const on = (jalali: string) => parseJalali(jalali)!;
const today = on('1405-01-16');
const settings = (laterPeriod: EstimateCorrectionPolicy['laterPeriod'], postedAtOnceUpTo = 0) => ({
  ...prices,
  estimates: {
    versions: [
      {
        name: 'estimate-correction',
        version: 'v1',
        effectiveFrom: on('1397-01-16'),
        sample: true,
        settles: 'sample',
        content: { laterPeriod, postedAtOnceUpTo, correctWithinDays: 10 },
      },
    ],
  },
});
const opened: BillAccountEvent[] = [
  { type: 'BillAccountOpened', data: { ...terms, openedOn: on('1404-09-01') } },
  { type: 'MeterTaken', data: { accountId: '10203040', meter, opening: { ...opening, readOn: on('1404-10-01') } } },
];
const read = (jalali: string, index: number, more: Partial<Reading> = {}) => reading(jalali, on(jalali), index, more);
const overruling = read('1405-01-15', 1_900);
const chain = [
  read('1404-11-01', 1_600),
  read('1404-12-01', 2_200, {
    kind: 'estimated',
    estimatedBy: 'system',
    estimate: { method: 'periodBefore', methodVersion: 1, derivedFrom: ['reading-opening', 'reading-1404-11-01'] },
  }),
  overruling,
];
const accountUnder = (of: ReturnType<typeof settings>) =>
  eventsOf(
    chain.map((each) => ({ ...billing(each), basis: of, today })),
    opened,
  );
const hold = settings('hold');
const held = accountUnder(hold);
const basisOf = (events: readonly BillAccountEvent[], of = hold): CorrectionBasis => ({
  ...of,
  account: fold(billAccount, [...events]),
  today,
});
const basis = basisOf(held);

const requestFor = (correctionId: string, cause: CorrectionCause): CorrectionRequest => ({
  correctionId,
  caseId: correctionId,
  officeId: 'county-1',
  accountId: '10203040',
  cause,
  feeCharged: 0,
  proposedBy: 'billing-adjustments',
  requestedOn: today,
  broughtBy: 'message-1405-01-15',
});
const request = requestFor(correctionOfReading(overruling.readingId), {
  kind: 'estimateOverruled',
  readingId: overruling.readingId,
});
const proposing = (of: CorrectionRequest, from: CorrectionBasis) =>
  ({ type: 'ProposeCorrection', request: of, proposer: { certificates: [] }, basis: from }) as const;
const eventsFrom = (command: Parameters<typeof correction.decide>[0], ...before: CorrectionEvent[]) => {
  const decision = correction.decide(command, fold(correction, before));
  if (isRejection(decision)) throw new Error(decision.rejected);
  return [...decision];
};

const office = { certified: [], headStandsIn: true };
const headOf = (by: string) => ({
  by,
  roles: ['headOfSubscriberAffairs'],
  office: 'county-1',
  certificates: { certificates: [] },
});
const head = headOf('head-1');
const officer = { by: 'affairs-1', roles: ['subscriberAffairsOfficer'], office: 'county-1' };
const reason = 'the photograph of the meter was found';
const anew = (by = officer, from = basis) => ({ type: 'ProposeAnew', officer: by, reason, basis: from }) as const;
const stays = (by = officer, isHeld = false) =>
  ({ type: 'LeaveBillsAsIssued', officer: by, reason, isHeld, today }) as const;
const decline = { type: 'DeclineCorrection', approver: head, office, reason: 'no photograph', today } as const;

const [proposed] = eventsFrom(proposing(request, basis));
const [declined] = eventsFrom(decline, proposed!);
const isDeclined = given(correction, proposed!, declined!);

describe('case 02, 15.4-32: a declined proposal of billing has a way on', () => {
  it('7.5: a person of the county requests it again with a reason, and another person approves it', () => {
    isDeclined.when(anew()).thenMatching(([event], state) => {
      expect(event).toMatchObject({
        type: 'CorrectionProposedAnew',
        data: { request: { proposedBy: 'affairs-1', caseId: request.correctionId }, reason },
      });
      expect(state).toMatchObject({ status: 'awaitingApproval', approvals: [] });
    });
    const [event] = eventsFrom(anew(), proposed!, declined!);
    const { hash } = (event as Extract<CorrectionEvent, { type: 'CorrectionProposedAnew' }>).data;
    given(correction, proposed!, declined!, event!)
      .when({ type: 'ApproveCorrection', approver: head, office, hash, basis })
      .thenMatching((events) =>
        expect(events.map(({ type }) => type)).toEqual(['CorrectionApproved', 'CorrectionFullyApproved']),
      );
  });
  it('7.5: the head who requests it again may not approve it, even with a small amount; another head may', () => {
    const generous = basisOf(held, settings('hold', 99_000_000));
    const [event] = eventsFrom(anew(head, generous), proposed!, declined!);
    const data = (event as Extract<CorrectionEvent, { type: 'CorrectionProposedAnew' }>).data;
    expect(data.proposal.approvalsNeeded).toEqual(['headOfSubscriberAffairs']);
    const waiting = given(correction, proposed!, declined!, event!);
    const approve = { type: 'ApproveCorrection', office, hash: data.hash, basis: generous } as const;
    waiting.when({ ...approve, approver: head }).thenRejected('ApproverMustNotBeProposer');
    waiting.when({ ...approve, approver: headOf('head-2') }).thenMatching((events) => expect(events).toHaveLength(2));
  });
  it('1.3: another county does not decide about it', () => {
    const stranger = { ...officer, office: 'county-2' };
    isDeclined.when(anew(stranger)).thenRejected('OfficerMustBelongToTheCounty');
    isDeclined.when(stays(stranger)).thenRejected('OfficerMustBelongToTheCounty');
  });
  it('is requested again only after its end, and only if it is a proposal of billing for this account', () => {
    given(correction, proposed!).when(anew()).thenRejected('OwnProposalMustHaveEnded');
    given(correction).when(anew()).thenRejected('OwnProposalMustExist');
    isDeclined.when({ ...anew(), accountId: '10203041' }).thenRejected('OwnProposalMustExist');
    const ofACase = { ...proposed!, data: { ...proposed!.data, request: { ...request, caseId: 'case-1' } } };
    given(correction, ofACase as CorrectionEvent, declined!)
      .when(anew())
      .thenRejected('OwnProposalMustExist');
  });
  it('a request that breaks a rule is refused to the person, and a refused proposal can be requested again', () => {
    const unpublished = { ...basis, approval: { versions: [] } };
    isDeclined.when(anew(officer, unpublished)).thenRejected('PolicyMustBeInForce');
    const refused = eventsFrom(proposing(request, unpublished));
    expect(refused).toMatchObject([{ type: 'CorrectionRefused', data: { rule: 'PolicyMustBeInForce' } }]);
    given(correction, ...refused)
      .when(anew())
      .thenMatching(([event]) => expect(event).toMatchObject({ type: 'CorrectionProposedAnew' }));
  });
});

describe('15.4-32: a person decides that the estimate stays', () => {
  it('with a reason, after the proposal was declined; it can still be requested again', () => {
    const left = isDeclined.when(stays()).then({
      type: 'BillsLeftAsIssued',
      data: {
        correctionId: request.correctionId,
        caseId: request.correctionId,
        officeId: 'county-1',
        accountId: '10203040',
        by: 'affairs-1',
        reason,
        decidedOn: today,
      },
    });
    left.when(anew()).thenMatching(([event]) => expect(event).toMatchObject({ type: 'CorrectionProposedAnew' }));
    left.when(stays()).thenRejected('OwnProposalMustBeDeclined');
  });
  it('7.5: not the person who declined, and not while a reading is held or a factor waits', () => {
    isDeclined.when(stays(head)).thenRejected('DeciderMustNotBeTheDecliner', { by: 'head-1' });
    isDeclined.when(stays(officer, true)).thenRejected('HeldReadingMustBeBilled');
    isDeclined.when({ ...stays(), isFactorKept: true }).thenRejected('KeptFactorMustBeDeclined');
    given(correction, proposed!).when(stays()).thenRejected('OwnProposalMustBeDeclined');
    given(correction).when(stays()).thenRejected('OwnProposalMustExist');
  });
});

/** The case corrects the reading before the estimate; every estimate after it is derived anew. */
const correctedByACase = eventsOf(
  [correcting({ correctionId: 'c-9', readingId: 'reading-1404-11-01', rightIndex: 1_590, ...seenAt(1_900) }, today)],
  held,
);
const moved = eventsOf(
  [
    (state) => ({
      type: 'ReceivePayment',
      billId: state.terms!.billId,
      paymentId: state.bills[0]!.face.paymentId!,
      amount: state.bills[0]!.face.payable,
      paidOn: today,
      today,
      receiptNumber: 'R-1',
    }),
  ],
  held,
);
const compute = (from: CorrectionBasis) => ({ type: 'ComputeOwnProposalAgain', basis: from }) as const;

describe('15.4-31, 15.4-32: a proposal of billing follows its account', () => {
  it('after a payment it is computed again; the same amounts are no new proposal', () => {
    const waiting = given(correction, proposed!);
    waiting.when(compute(basis)).thenNothing();
    waiting
      .when(compute(basisOf(moved)))
      .thenMatching(([event]) => expect(event).toMatchObject({ type: 'CorrectionReproposed' }));
  });
  it('ends when a case has corrected the estimate, whether it waits or was declined', () => {
    const over = basisOf(correctedByACase);
    const needless = { type: 'CorrectionFoundNeedless', data: { countyOffice: 'county-1', foundOn: today } };
    for (const state of [given(correction, proposed!), isDeclined])
      state.when(compute(over)).thenMatching((events, { status }) => {
        expect(events).toMatchObject([needless]);
        expect(status).toBe('needless');
      });
    isDeclined.when(anew(officer, over)).thenMatching((events) => expect(events).toMatchObject([needless]));
    isDeclined.when(compute(basis)).thenNothing();
  });
  it('15.4-32: late evidence of an index that is in force by then needs no approval; a case learns the rule', () => {
    const same = requestFor(correctionOfEvidence('evidence-1600'), {
      kind: 'readings',
      readings: [{ readingId: 'reading-1404-11-01', rightIndex: 1_600 }],
    });
    const typesOf = (of: CorrectionRequest) => eventsFrom(proposing(of, basis)).map(({ type }) => type);
    expect(typesOf(same)).toEqual(['CorrectionFoundNeedless']);
    expect(typesOf({ ...same, caseId: 'case-1' })).toEqual(['CorrectionRefused']);
  });
  it('a proposal of a case is not computed again by itself', () => {
    const ofACase = { ...proposed!, data: { ...proposed!.data, request: { ...request, caseId: 'case-1' } } };
    given(correction, ofACase as CorrectionEvent)
      .when(compute(basisOf(moved)))
      .thenNothing();
    given(correction).when(compute(basis)).thenNothing();
  });
  it('the account knows the proposals that are not posted', () => {
    expect(fold(billAccount, held).ownProposals).toEqual([request.correctionId]);
    const [fully] = eventsFrom(proposing(request, basis));
    const approved = (fully as Extract<CorrectionEvent, { type: 'CorrectionProposed' }>).data;
    const post = { type: 'PostCorrection', request, approved, approvals: [], basis: { ...hold, today } } as const;
    expect(fold(billAccount, eventsOf([post], held)).ownProposals).toEqual([]);
  });
});

describe('15.4-39: terms of past days that change no amount', () => {
  const billed = eventsOf([
    billing(reading('a', day(5), 1_060)),
    billing(reading('b', day(6), 1_240)),
    billing(reading('c', day(7), 1_250)),
  ]);
  const lastDay = addDays(day(7), 3);
  const under = (change: Partial<TermsChange>) => {
    const cause = { kind: 'terms' as const, changeId: 't-1', from: day(5, 11), ...change };
    const { kind: _, ...recorded } = cause;
    const events = eventsOf(
      [{ type: 'ChangeTerms', accountId: '10203040', change: { ...recorded, broughtBy: 'message-t' } }],
      billed,
    );
    const own = requestFor(correctionOfTerms('t-1'), cause as CorrectionCause);
    return { events, own, from: { ...basisOf(events), today: lastDay } };
  };
  it('end with a recorded fact: nobody approves, and the open bill is not replaced', () => {
    const { own, from } = under({ dwellingUnits: 2 });
    given(correction)
      .when(proposing(own, from))
      .then({ type: 'CorrectionFoundNeedless', data: { request: own, countyOffice: 'county-1', foundOn: lastDay } });
  });
  it('those that change an amount are proposed to the head', () => {
    const { own, from, events } = under({ use: 'publicCommercial' });
    expect(eventsFrom(proposing(own, from))).toMatchObject([
      { type: 'CorrectionProposed', data: { proposal: { approvalsNeeded: ['headOfSubscriberAffairs'] } } },
    ]);
    expect(fold(billAccount, events).ownProposals).toEqual([own.correctionId]);
  });
  it('requested by a case they are posted without a corrective bill', () => {
    const { own, from } = under({ dwellingUnits: 2 });
    const ofACase = { ...own, caseId: 'case-1', officeId: 'office-101', proposedBy: 'head-9', proposedAs: 'head' };
    const [event] = eventsFrom(proposing(ofACase as CorrectionRequest, from));
    expect(event).toMatchObject({ type: 'CorrectionProposed', data: { proposal: { difference: 0 } } });
    const { proposal } = (event as Extract<CorrectionEvent, { type: 'CorrectionProposed' }>).data;
    expect(proposal.bills.length).toBeGreaterThan(0);
    expect(proposal.correctiveBill).toBeUndefined();
    expect(proposal.noCorrectiveBill).toBeUndefined();
  });
});
