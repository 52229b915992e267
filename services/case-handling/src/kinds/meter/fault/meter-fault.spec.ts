import { describe, expect, it } from '@jest/globals';
import { by } from '../../../engine/walk/world.builders.ts';
import { walk } from '../../../engine/walk/walk.builders.ts';
import { billReview } from '../../bill/bill-review.case.ts';
import { meterFault } from './meter-fault.case.ts';
import { meterVisit } from '../visit/meter-visit.case.ts';

const asked = { accountId: '1000001', fault: 'it stands still' };
const registered = () => walk(meterFault, { bill: undefined }).opened(asked).on('1405-09-01');

describe('meter fault (A2)', () => {
  it('A2-1 is registered for an account, without a fee', () => {
    expect(registered().expect({ stage: 'visit', waitsFor: 'counterClerk' }).events[0]).toMatchObject({
      data: { accountId: '1000001', meterId: '62000001', fee: null, facts: { fault: asked.fault } },
    });
  });
  it('A2-2, A2-3, A2-7 the representative confirms a fault found at a visit, and the exchange is announced', () => {
    registered()
      .visited({ meterSound: false })
      .expect({ stage: 'confirmation', waitsFor: 'qualifiedRepresentative' })
      .decided('faultConfirmed')
      .informed('sms')
      .expect({ outcome: 'exchangeNeeded' });
  });
  it("A2-3 only the visit's result can be confirmed; in doubt the meter is visited again", () => {
    registered()
      .visited({ meterSound: true })
      .decided('faultConfirmed')
      .thenRejected('FaultMustHaveBeenSeen')
      .decided('visitAgain')
      .visited({ meterSound: false })
      .decided('meterSound')
      .thenRejected('SoundMeterMustHaveBeenSeen')
      .decided('faultConfirmed')
      .expect({ stage: 'exchangeAnswer' });
    registered()
      .visited({ meterSound: true })
      .decided('meterSound')
      .informed('phone')
      .expect({ outcome: 'meterSound' });
  });
  it('A2-8 promises to announce the answer within 3 working days', () => {
    const confirmed = registered().visited({ meterSound: false }).decided('faultConfirmed');
    confirmed.expect({ due: { answer: '1405-09-04' }, deadline: { answer: 'running' } });
    expect(
      confirmed
        .informed('sms')
        .expect({ deadline: { answer: 'kept' } })
        .events.at(-1),
    ).toMatchObject({
      data: { answeredInTime: true },
    });
    confirmed
      .on('1405-09-05')
      .expect({ deadline: { answer: 'missed' }, alsoShownTo: 'headOfSubscriberAffairs', waitsFor: 'counterClerk' })
      .informed('sms')
      .expect({ deadline: { answer: 'late' } });
  });
});

describe('a visit that finds a faulty meter (A3-3, A6-2, A2)', () => {
  const visit = walk(meterVisit, { bill: undefined })
    .opened({ accountId: '1000001', reason: 'too high' })
    .on('1405-09-01')
    .on('1405-09-03')
    .visited({ meterSound: false, remarks: 'the glass is broken' }, by('fieldExpert', 'county-1'));

  it('opens a case of A2 in the same office that day, with its evidence, links both ways and no second fee', () => {
    const [continued] = visit.events.flatMap((event) => (event.type === 'CaseContinued' ? [event.data] : []));
    const first = visit.events[0]!.data;
    const next = visit.continued(meterFault).expect({ stage: 'confirmation', due: { answer: '1405-09-08' } });
    expect(next.events[0]).toMatchObject({
      type: 'CaseOpened',
      data: {
        caseId: continued!.caseId,
        kind: 'meter-fault',
        officeId: 'office-101',
        openedBy: 'counterClerk-of-office-101',
        fee: null,
        continues: {
          kind: 'meter-visit',
          fee: { amount: 35_000 },
          reports: [{ report: { meterSound: false, remarks: 'the glass is broken' } }],
        },
      },
    });
    expect(next.events[0]).toMatchObject({ data: { continues: { caseId: (first as { caseId: string }).caseId } } });
    next.decided('faultConfirmed').informed('sms').expect({ outcome: 'exchangeNeeded' });
  });
  it('A3-4 keeps the promise of the first case, which is answered and closed separately', () => {
    const closed = visit.expect({ deadline: { answer: 'kept' } }).informed('sms');
    expect(closed.expect({ outcome: 'meterFaulty' }).events.at(-1)).toMatchObject({
      data: { answeredInTime: true, continuesAs: 'meter-fault' },
    });
  });
  it('A6-2 continues in the same way', () => {
    walk(billReview)
      .opened({ billNumber: '1000001-1405-07-1', objection: 'readFigure' })
      .on('1405-09-01')
      .visited({ meterSound: false })
      .continued(meterFault)
      .expect({ stage: 'confirmation', waitsFor: 'qualifiedRepresentative' });
  });
  it('A2-1 a case cannot continue as a kind without continuation', () => {
    visit.continued({ ...meterFault, continuing: undefined }).thenRejected('KindMustContinueCases');
  });
});
