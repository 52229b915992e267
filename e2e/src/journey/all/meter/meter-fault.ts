import { eventually } from '@pishkhan/testing/eventually';
import { PATIENCE_MS, type World } from '../../world.ts';
import { billedSubscriber } from '../subscriber.ts';
import {
  exchanged,
  EXCHANGER,
  REPRESENTATIVE,
  stepsIn,
  TODAY,
  WORKSHOP,
  workshop,
  type CaseOfAMeter,
} from './steps.ts';

/** A3 that becomes A2: visited, exchanged, the fault period agreed; the workshop finds the meter sound (A2-6). */
export const meterFault = async (world: World): Promise<void> => {
  const { tell } = world;
  tell.step('A visit finds a stopped meter: it is exchanged, and the consumption of the fault is agreed (A3-3, A2)');
  const { subscriber } = await billedSubscriber(world, '20000642', 'نازنین کیا');
  const clerk = world.cases('clerk-101');
  const visit = await clerk.post<CaseOfAMeter>('/v1/cases', {
    kind: 'meter-visit',
    accountId: subscriber.accountId,
    reason: 'کنتور نمی‌چرخد',
  });
  await clerk.post(`/v1/cases/${visit.caseId}/visits`, {
    visitedOn: TODAY,
    indexSeen: 1_310,
    meterSound: false,
    remarks: 'شمارنده نمی‌چرخد',
  });
  await clerk.post(`/v1/cases/${visit.caseId}/notices`, { channel: 'sms' });
  const both = await eventually(
    async () => {
      const { items } = await clerk.get<{ items: CaseOfAMeter[] }>(`/v1/cases?tracking=${visit.trackingCode}`);
      return items.length === 2 && items;
    },
    PATIENCE_MS,
    'the tracking code finds both cases',
  );
  const caseId = both.find((each) => each.caseId !== visit.caseId)!.caseId;
  const steps = stepsIn(world, caseId);
  await steps.decide(REPRESENTATIVE, 'faultConfirmed');
  await steps.report(EXCHANGER, exchanged('S20000642', 1_310));
  await steps.decide(REPRESENTATIVE, 'formApproved');
  await steps.at('faultPeriod');
  await steps.decide(REPRESENTATIVE, 'consumptionDetermined', {
    faultyFrom: '2026-10-23',
    method: 'agreed',
    cubicMetres: 90,
    evidence: 'صورت‌جلسه ۱۴۰۵/۱۲',
  });
  await steps.signed();
  await steps.at('exchangeAnswer');
  await steps.inform();
  tell.expect('the applicant knows; the work goes on at', (await steps.read('clerk-101')).stage, 'repairOrder');

  tell.step('The workshop finds the meter sound: the consumption of the fault is taken back (A2-6, 15.4-22)');
  await steps.decide(REPRESENTATIVE, 'repairOrdered', workshop);
  await steps.report(WORKSHOP, {
    finding: 'sound',
    doneOn: TODAY,
    answerNumber: 'ت/۷',
    answeredOn: TODAY,
    damaged: false,
  });
  await steps.decide(REPRESENTATIVE, 'wasSound');
  await steps.signed();
  await steps.at('provedSoundAnswer');
  await steps.inform();
  tell.expect('the case is closed as', (await steps.read('clerk-101')).outcome, 'provedSound');
};
