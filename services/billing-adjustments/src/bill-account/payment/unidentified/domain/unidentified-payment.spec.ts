import { describe, it } from '@jest/globals';
import type { CivilDate } from '@pishkhan/calendar';
import { given, judged } from '@pishkhan/decider';
import { rial } from '@pishkhan/money';
import { kept } from './unidentified-payment.builders.ts';
import { unidentifiedPayment } from './unidentified-payment.ts';
import { paymentMustBeOfItsAccount } from './unidentified-payment.rules.ts';
import type {
  ProposeResolution,
  Resolution,
  UnidentifiedPaymentCommand,
  UnidentifiedPaymentEvent,
} from './unidentified-payment.messages.ts';

const today = '2026-10-01' as CivilDate;
const [accountId, id] = ['10203040', kept.unidentifiedPaymentId];
const { doubt: _, ...payment } = kept;
const entries = (amount: number) => [
  { ledgerAccount: 'cash', amount: rial(amount) },
  { ledgerAccount: 'clearing:unidentified-payments', amount: rial(-amount) },
];
const openedEvent: UnidentifiedPaymentEvent = {
  type: 'UnidentifiedPaymentOpened',
  data: { ...kept, posting: { entries: entries(98_000) } },
};
const proposing = (resolution: Resolution, more: Partial<ProposeResolution> = {}): ProposeResolution => ({
  type: 'ProposeResolution',
  resolution,
  countyOfAccount: 'county-1',
  reason: 'نام پرداخت‌کننده',
  by: 'receivables-1',
  office: 'county-1',
  today,
  ...more,
});
const proposed = (resolution: Resolution, proposal = 1): UnidentifiedPaymentEvent => ({
  type: 'ResolutionProposed',
  data: {
    unidentifiedPaymentId: id,
    proposal,
    resolution,
    reason: 'نام پرداخت‌کننده',
    proposedBy: 'receivables-1',
    proposedOn: today,
  },
});
const assignment: Resolution = { kind: 'assignment', accountId };
const confirming = (proposal = 1, by = 'receivables-2', office = 'county-1'): UnidentifiedPaymentCommand => ({
  type: 'ConfirmResolution',
  proposal,
  by,
  office,
  today,
});
const declining = (proposal = 1): UnidentifiedPaymentCommand => ({
  type: 'DeclineResolution',
  proposal,
  reason: 'مدرک کافی نیست',
  by: 'receivables-2',
  office: 'county-1',
  today,
});
const declined: UnidentifiedPaymentEvent = {
  type: 'ResolutionDeclined',
  data: {
    unidentifiedPaymentId: id,
    proposal: 1,
    declinedBy: 'receivables-2',
    reason: 'مدرک کافی نیست',
    declinedOn: today,
  },
};
const identifying: UnidentifiedPaymentCommand = { type: 'IdentifyPayment', accountId, today };
const opened = given(unidentifiedPayment, openedEvent);
const waiting = given(unidentifiedPayment, openedEvent, proposed(assignment));

describe('8.7: money without an account', () => {
  it('waits once, in the clearing account', () => {
    given(unidentifiedPayment).when({ type: 'OpenUnidentifiedPayment', payment: kept }).then(openedEvent);
    opened.when({ type: 'OpenUnidentifiedPayment', payment: kept }).thenNothing();
  });
  it('7.5: is assigned by two persons', () => {
    opened
      .when(proposing(assignment))
      .then(proposed(assignment))
      .when(confirming())
      .then({
        type: 'UnidentifiedPaymentAssigned',
        data: { ...payment, accountId, proposedBy: 'receivables-1', confirmedBy: 'receivables-2', assignedOn: today },
      });
  });
  it('7.5: is returned by two persons', () => {
    opened
      .when(proposing({ kind: 'return' }))
      .then(proposed({ kind: 'return' }))
      .when(confirming())
      .then({
        type: 'UnidentifiedPaymentReturned',
        data: {
          unidentifiedPaymentId: id,
          proposedBy: 'receivables-1',
          confirmedBy: 'receivables-2',
          returnedOn: today,
          reason: 'نام پرداخت‌کننده',
          posting: { entries: entries(-98_000).toReversed() },
        },
      });
  });
  it('a declined proposal makes room for another one', () => {
    waiting
      .when(declining())
      .then(declined)
      .when(proposing({ kind: 'return' }))
      .then(proposed({ kind: 'return' }, 2));
  });
  it('case 03: is assigned to its own account when the same file arrives after the cause is gone', () => {
    opened
      .when(identifying)
      .then({ type: 'UnidentifiedPaymentAssigned', data: { ...payment, accountId, assignedOn: today } })
      .when(identifying)
      .thenNothing();
    waiting.when(identifying).thenNothing();
  });
});

describe('rejections by name', () => {
  it('15.4-47: PaymentMustBeOfItsAccount', () => {
    const reversal = { reference: '10203040-000000000000' };
    judged(paymentMustBeOfItsAccount({ ...reversal, reason: 'wrongAccount' })).thenRejected(
      'PaymentMustBeOfItsAccount',
      reversal,
    );
    judged(paymentMustBeOfItsAccount({ ...reversal, reason: 'returnedCheque' })).thenHolds();
  });
  it('8.7: UnidentifiedPaymentMustExist', () =>
    given(unidentifiedPayment).when(confirming()).thenRejected('UnidentifiedPaymentMustExist'));
  it('8.7: UnidentifiedPaymentMustBeOpen', () => {
    for (const command of [proposing(assignment), confirming(), declining()])
      given(unidentifiedPayment, openedEvent, {
        type: 'UnidentifiedPaymentAssigned',
        data: { ...payment, accountId, assignedOn: today },
      })
        .when(command)
        .thenRejected('UnidentifiedPaymentMustBeOpen', { status: 'assigned' });
  });
  it('situation 34: confirming twice is one confirmation; a third person learns who was first', () => {
    const more = { proposedBy: 'receivables-1', confirmedBy: 'receivables-2' };
    const assigned: UnidentifiedPaymentEvent = {
      type: 'UnidentifiedPaymentAssigned',
      data: { ...payment, ...more, accountId, assignedOn: today },
    };
    const decided = given(unidentifiedPayment, openedEvent, proposed(assignment), assigned);
    decided.when(confirming()).thenNothing();
    decided.when(confirming(1, 'head-1')).thenRejected('UnidentifiedPaymentMustBeOpen', {
      status: 'assigned',
      decidedBy: 'receivables-2',
      decidedOn: today,
    });
    decided.when(confirming(2)).thenRejected('UnidentifiedPaymentMustBeOpen');
  });
  it('7.5: UnidentifiedPaymentMustHaveNoProposal', () =>
    waiting.when(proposing({ kind: 'return' })).thenRejected('UnidentifiedPaymentMustHaveNoProposal', { proposal: 1 }));
  it('7.5: ResolutionMustBeCurrent', () => {
    opened.when(confirming()).thenRejected('ResolutionMustBeCurrent');
    waiting.when(confirming(2)).thenRejected('ResolutionMustBeCurrent', { proposal: 2, current: 1 });
    waiting.when(declining(2)).thenRejected('ResolutionMustBeCurrent');
  });
  it('7.5: ResolutionMustBeConfirmedByAnother', () =>
    waiting.when(confirming(1, 'receivables-1')).thenRejected('ResolutionMustBeConfirmedByAnother'));
  it('B1-2: AssignedAccountMustExist', () =>
    opened
      .when(proposing(assignment, { countyOfAccount: undefined }))
      .thenRejected('AssignedAccountMustExist', { accountId }));
  it('N6, N29, 15.4-26: AssignedAccountMustExist, an account of another county is as unknown', () =>
    opened
      .when(proposing(assignment, { countyOfAccount: 'county-2' }))
      .thenRejected('AssignedAccountMustExist', { accountId }));
});

describe('15.4-26: the county of the account that the money names', () => {
  const ofCounty: UnidentifiedPaymentEvent = {
    ...openedEvent,
    data: { ...openedEvent.data, countyOffice: 'county-2' },
  } as UnidentifiedPaymentEvent;
  it('decides; another county does not', () => {
    const ours = given(unidentifiedPayment, ofCounty);
    ours.when(proposing(assignment)).thenRejected('UnidentifiedPaymentMustBeOfTheOwnCounty', { office: 'county-2' });
    ours
      .when(proposing(assignment, { office: 'county-2', countyOfAccount: 'county-2' }))
      .then(proposed(assignment))
      .when(confirming())
      .thenRejected('UnidentifiedPaymentMustBeOfTheOwnCounty');
    ours
      .when(proposing(assignment, { office: 'county-2', countyOfAccount: 'county-2' }))
      .then(proposed(assignment))
      .when(declining())
      .thenRejected('UnidentifiedPaymentMustBeOfTheOwnCounty');
  });
  it('money of no known account is the matter of each county', () => {
    opened.when(proposing(assignment, { office: 'county-9', countyOfAccount: 'county-9' })).then(proposed(assignment));
  });
});

describe('N4, N26, S3: who may not confirm a resolution', () => {
  const duties = { bars: ['earlierProposer', 'beneficiary'], beneficiaries: ['Receivables-2'] } as const;
  const confirm = (by: string, proposal = 1) => ({ ...confirming(proposal, by), duties }) as UnidentifiedPaymentCommand;
  it('N4: the subscriber of the account, or a representative, does not confirm the assignment', () => {
    given(unidentifiedPayment, openedEvent, proposed(assignment))
      .when(confirm('receivables-2'))
      .thenRejected('SignerMustNotBenefit');
  });
  it('N26: two persons do not change places: who proposed the same before does not confirm it', () => {
    const again = proposed(assignment, 2);
    const byAnother = { ...again, data: { ...again.data, proposedBy: 'receivables-9' } } as UnidentifiedPaymentEvent;
    const declined: UnidentifiedPaymentEvent = {
      type: 'ResolutionDeclined',
      data: {
        unidentifiedPaymentId: id,
        proposal: 1,
        declinedBy: 'receivables-9',
        reason: 'مدرک کافی نیست',
        declinedOn: today,
      },
    };
    given(unidentifiedPayment, openedEvent, proposed(assignment), declined, byAnother)
      .when(confirm('receivables-1', 2))
      .thenRejected('SignerMustNotHaveProposedBefore');
  });
});
