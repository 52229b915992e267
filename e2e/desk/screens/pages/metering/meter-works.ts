import type { Page } from 'playwright-core';
import { billedSubscriber, billsWhen, deliver, type Subscriber } from '../../../../src/journey/all/subscriber.ts';
import {
  exchanged,
  EXCHANGER,
  REPRESENTATIVE,
  stepsIn,
  tested,
  TODAY,
  WORKSHOP,
  workshop,
} from '../../../../src/journey/all/meter/steps.ts';
import { untilStatus, type World } from '../../../../src/journey/world.ts';
import { accountFromTheEnd } from '../../../journeys/money/bills.ts';
import type { Screen } from '../screen.ts';

const giveReason = async (page: Page): Promise<void> => {
  await page.locator('form.note input').fill('پرسش مشترک');
  await page.keyboard.press('Enter');
  await page.locator('[aria-labelledby=readings]').waitFor();
};

/** A period with an exchange in it: 100 m³ on the old meter, 160 m³ on the new one. */
const billWithExchange = async (world: World): Promise<string> => {
  const { subscriber } = await billedSubscriber(world, '20000801', 'پریسا دادگر');
  const serial = 'N20000801';
  const entry = {
    takenOffOn: '1405/05/15',
    index: 1_400,
    reason: 'capacity',
    putIn: { serial, make: 'البرز', capacity: 'G4', registerDigits: 5, index: 0 },
  };
  const path = `/v1/meters/${subscriber.serial}/exchanges`;
  const { exchangeId } = await world.metering('connections-1').post<{ exchangeId: string }>(path, entry);
  await world.metering('head-1').post(`${path}/${exchangeId}/confirmations`, {});
  await deliver(world, { ...subscriber, serial }, [['1405-06-01', 160]]);
  return (await billsWhen(world, subscriber, 2)).at(-1)!.billNumber;
};

const opened = async (world: World, accountId: string, kind: object) => {
  const { caseId } = await world.cases('clerk-101').post<{ caseId: string }>('/v1/cases', { accountId, ...kind });
  return stepsIn(world, caseId);
};
const doubted = { kind: 'meter-test', reason: 'مصرف دو برابر شده است' };

/** The correction that a case waits for, as it waits for approval. */
const proposedBy = async (world: World, steps: ReturnType<typeof stepsIn>): Promise<string> => {
  const { correction } = await steps.read(REPRESENTATIVE);
  await untilStatus(
    world.billing('representative-101-b'),
    `/v1/corrections/${correction!.correctionId}`,
    'awaitingApproval',
  );
  return correction!.correctionId;
};

const correctionOfError = async (world: World, { accountId }: Subscriber) => {
  const steps = await opened(world, accountId, doubted);
  await steps.decide(REPRESENTATIVE, 'testAccepted');
  await steps.report(EXCHANGER, exchanged('S20000802', 1_350));
  await steps.decide(REPRESENTATIVE, 'formApproved', workshop);
  await steps.at('test');
  await steps.report(WORKSHOP, tested('faulty', '25'));
  await steps.decide(REPRESENTATIVE, 'foundFaulty');
  await steps.decide(REPRESENTATIVE, 'billsCorrected');
  return { caseId: steps.caseId, correctionId: await proposedBy(world, steps) };
};

const correctionOfFault = async (world: World, { accountId }: Subscriber): Promise<string> => {
  const steps = await opened(world, accountId, { kind: 'meter-fault', fault: 'شمارنده نمی‌چرخد' });
  await world.cases('expert-1').post(`/v1/cases/${steps.caseId}/visits`, {
    visitedOn: TODAY,
    indexSeen: 1_310,
    meterSound: false,
  });
  await steps.decide(REPRESENTATIVE, 'faultConfirmed');
  await steps.report(EXCHANGER, exchanged('S20000803', 1_310));
  await steps.decide(REPRESENTATIVE, 'formApproved');
  await steps.at('faultPeriod');
  await steps.decide(REPRESENTATIVE, 'consumptionDetermined', { faultyFrom: '2026-08-10', method: 'averageBefore' });
  return proposedBy(world, steps);
};

/** Works on meters in the states that a person meets; they change the lists of other pictures. */
export const meterWorkScreens = async (world: World): Promise<readonly Screen[]> => {
  const [error, fault] = [
    (await billedSubscriber(world, '20000802', 'بهمن روشن')).subscriber,
    (await billedSubscriber(world, '20000803', 'لیلا نوری')).subscriber,
  ];
  for (const place of [5, 6, 7]) {
    const steps = await opened(world, accountFromTheEnd(place), doubted);
    await steps.decide(REPRESENTATIVE, 'testAccepted');
  }
  const corrected = await correctionOfError(world, error);
  return [
    { name: '54-orders-by-zone', username: EXCHANGER, path: '/' },
    {
      name: '24-bill-with-exchange',
      username: 'clerk-101',
      path: `/bills/${await billWithExchange(world)}`,
      first: giveReason,
    },
    {
      name: '12-correction-of-error',
      username: 'representative-101-b',
      path: `/approvals/${corrected.correctionId}`,
    },
    { name: '13-case-of-a-test', username: REPRESENTATIVE, path: `/cases/${corrected.caseId}` },
    {
      name: '12-correction-of-fault',
      username: 'representative-101-b',
      path: `/approvals/${await correctionOfFault(world, fault)}`,
    },
  ];
};
