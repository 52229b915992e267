import { describe, expect, it } from '@jest/globals';
import { civilDate } from '@pishkhan/calendar';
import { given, judged } from '@pishkhan/decider';
import { readingRound } from './reading-round.ts';
import type { ReadingOrderIssued, ReadingRoundEvent } from './reading-round.messages.ts';
import { connectionMustBeInOneRound, readingRoundMustExist, roundMustHaveRoute } from './reading-round.rules.ts';
import { orderDaysOn } from './reading-rounds.policy.ts';

const today = civilDate('2026-11-22');
const terms = {
  roundId: 'round-1',
  countyOffice: 'county-1',
  zone: 'zone-a',
  routeId: 'county-1.zone-a.route-1',
  route: 'route-1',
  routeVersion: 1,
  from: today,
  to: civilDate('2026-12-01'),
  stops: [{ accountId: '10203040', addressCode: '01-02-0034' }],
} as const;
const days = { version: 'sample-1', answerWithinDays: 2, deliverWithinDays: 3 };
const zagros = ['contractor-zagros'];
const open = { type: 'OpenReadingRound', ...terms, orderId: 'order-1', holders: zagros, days, today } as const;
const opened: ReadingRoundEvent = { type: 'ReadingRoundOpened', data: { ...terms, openedOn: today } };
const order = { roundId: 'round-1', orderId: 'order-1', contractorId: 'contractor-zagros' };
const issued: ReadingOrderIssued = {
  type: 'ReadingOrderIssued',
  data: {
    ...order,
    issuedOn: today,
    answerUntil: civilDate('2026-11-24'),
    dueOn: civilDate('2026-12-04'),
    policyVersion: 'sample-1',
  },
};
const accept = { type: 'AcceptReadingOrder', orderId: 'order-1', holders: zagros, today } as const;
const accepted: ReadingRoundEvent = { type: 'ReadingOrderAccepted', data: { ...order, acceptedOn: today } };
const reason = 'خودرو در دسترس نیست';
const refuse = { type: 'RefuseReadingOrder', orderId: 'order-1', reason, today } as const;
const refused: ReadingRoundEvent = { type: 'ReadingOrderRefused', data: { ...order, reason, refusedOn: today } };
const callBack = { type: 'CallReadingOrderBack', orderId: 'order-1', reason, today } as const;
const calledBack: ReadingRoundEvent = {
  type: 'ReadingOrderCalledBack',
  data: { ...order, reason, calledBackOn: today },
};
const result = { read: 1, absent: 0, toReview: 0, open: 0 };
const complete = { type: 'CompleteReadingOrder', orderId: 'order-1', result, today } as const;
const completed: ReadingRoundEvent = { type: 'ReadingOrderDone', data: { ...order, result, doneOn: today } };

describe('a reading round', () => {
  it('A3-5: is opened with an order to the contractor that holds the zone, and the days of the policy', () => {
    given(readingRound).when(open).then(opened, issued);
    given(readingRound, opened, issued).when(open).thenNothing();
  });
  it('A3-5: without a published policy the round’s own days count', () =>
    given(readingRound)
      .when({ ...open, days: orderDaysOn({ versions: [] }, today) })
      .thenMatching(([, event]) => expect(event).toMatchObject({ data: { answerUntil: today, dueOn: terms.to } })));
  it('A3-5: of several contractors the unit names one, which holds the zone', () => {
    const both = { ...open, holders: ['contractor-alborz', 'contractor-zagros'] };
    given(readingRound).when(both).thenRejected('OrderMustNameOneContractor', { contractors: both.holders });
    given(readingRound)
      .when({ ...both, contractorId: 'contractor-zagros' })
      .then(opened, issued);
    given(readingRound)
      .when({ ...open, contractorId: 'contractor-alborz' })
      .thenRejected('ContractorMustHoldZone');
    given(readingRound)
      .when({ ...open, holders: [] })
      .thenRejected('ZoneMustHaveReadingContractor');
  });
  it('A3-5: has days from today on, a route, and each connection once', () => {
    given(readingRound)
      .when({ ...open, to: civilDate('2026-11-21') })
      .thenRejected('RoundMustEndAfterItBegins');
    given(readingRound)
      .when({ ...open, from: civilDate('2026-11-21') })
      .thenRejected('RoundMustNotBeginInThePast');
    judged(roundMustHaveRoute('zone-a', today, 0)).thenRejected('RoundMustHaveRoute');
    judged(connectionMustBeInOneRound(['10203040'])).thenRejected('ConnectionMustBeInOneRound', { connections: 1 });
    judged(readingRoundMustExist('round-2')).thenRejected('ReadingRoundMustExist');
  });
});

describe('a reading order', () => {
  const ordered = given(readingRound, opened, issued);
  it('A3-5: is accepted or refused once', () => {
    ordered.when(accept).then(accepted).when(accept).thenNothing();
    ordered.when(refuse).then(refused).when(refuse).thenNothing();
    given(readingRound, opened, issued, accepted).when(refuse).thenRejected('ReadingOrderMustAwaitAnswer');
    ordered.when({ ...accept, holders: ['contractor-alborz'] }).thenRejected('AccepterMustHoldZone');
    ordered.when({ ...accept, orderId: 'order-2' }).thenRejected('ReadingOrderMustExist');
    given(readingRound).when(accept).thenRejected('ReadingOrderMustExist');
  });
  it('A3-5: is done with a result that the records give, and open connections are explained', () => {
    const taken = given(readingRound, opened, issued, accepted);
    taken.when(complete).then(completed).when(complete).thenNothing();
    const left = { ...complete, result: { read: 0, absent: 0, toReview: 0, open: 1 } };
    taken.when(left).thenRejected('OpenConnectionsMustBeExplained', { open: 1 });
    taken
      .when({ ...left, note: 'ساختمان تخریب شده است' })
      .thenMatching(([event]) => expect(event).toMatchObject({ data: { note: 'ساختمان تخریب شده است' } }));
    taken.when({ ...complete, today: civilDate('2026-11-21') }).thenRejected('RoundMustHaveBegun');
    ordered.when(complete).thenRejected('ReadingOrderMustBeAccepted');
  });
  it('A3-5: is called back while it is open, and then the round is ordered again, also from another contractor', () => {
    given(readingRound, opened, issued, accepted, completed).when(callBack).thenRejected('ReadingOrderMustBeOpen');
    const again = {
      type: 'IssueReadingOrder',
      orderId: 'order-2',
      holders: ['contractor-alborz'],
      days,
      today: civilDate('2026-12-05'),
    } as const;
    ordered.when(again).thenRejected('RoundMustWaitForOrder', { status: 'issued' });
    const back = given(readingRound, opened, issued, calledBack);
    back.when(callBack).thenNothing();
    const following: ReadingOrderIssued = {
      type: 'ReadingOrderIssued',
      data: {
        ...issued.data,
        orderId: 'order-2',
        contractorId: 'contractor-alborz',
        issuedOn: again.today,
        answerUntil: civilDate('2026-12-07'),
        dueOn: civilDate('2026-12-08'),
      },
    };
    back.when(again).then(following).when(again).thenNothing();
    given(readingRound, opened, issued, calledBack, following).when(accept).thenRejected('ReadingOrderMustExist');
  });
});
