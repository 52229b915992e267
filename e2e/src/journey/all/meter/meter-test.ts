import { eventually } from '@pishkhan/testing/eventually';
import { DEMONSTRATION, PATIENCE_MS, type World } from '../../world.ts';
import { billedSubscriber } from '../subscriber.ts';
import { exchanged, EXCHANGER, REPRESENTATIVE, stepsIn, tested, TODAY, WORKSHOP, workshop } from './steps.ts';

const worklistOf = async (world: World, username: string): Promise<string[]> => {
  const { items } = await world.cases(username).get<{ items: { caseId: string }[] }>('/v1/worklist?limit=200');
  return items.map(({ caseId }) => caseId);
};

/** Registered, accepted, exchanged by the company of the zone, and at the workshop (A1-2 to A1-6). */
const atTheWorkshop = async (world: World, fileNumber: string, fullName: string) => {
  const { tell } = world;
  const { subscriber, bill } = await billedSubscriber(world, fileNumber, fullName);
  const { accountId } = subscriber;
  const clerk = world.cases('clerk-101');
  const { caseId } = await clerk.post<{ caseId: string }>('/v1/cases', {
    kind: 'meter-test',
    accountId,
    reason: 'مصرف دو برابر شده است',
  });
  const steps = stepsIn(world, caseId);
  await steps.decide(REPRESENTATIVE, 'testAccepted');
  tell.expect('the company of the zone has the order', (await worklistOf(world, EXCHANGER)).includes(caseId), true);
  const seen = await steps.read(EXCHANGER);
  tell.expect('it sees no person and no reason', [seen.openedBy, Object.keys(seen.asked)], ['', []]);
  const other = await world.cases(WORKSHOP).request('GET', `/v1/cases/${caseId}`);
  tell.expectRefused('a contractor without an order', other, 404, 'CaseMustBeKnown');
  await steps.report(EXCHANGER, exchanged(`S${fileNumber}`, 1_350));
  await steps.decide(REPRESENTATIVE, 'formApproved', workshop);
  await steps.at('test');
  return { ...subscriber, bill, caseId, steps };
};

/** A1, the meter is sound: informed, charged by Card 74, put back, checked by the head (A1-10 to A1-14). */
const soundMeter = async (world: World): Promise<void> => {
  const { tell } = world;
  tell.step(
    'A doubted meter is tested and sound: the subscriber pays the test, and the meter comes back (A1-10 to A1-14)',
  );
  const { accountId, serial, steps } = await atTheWorkshop(world, '20000640', 'فرشته امانی');
  await steps.report(WORKSHOP, tested('sound', '۰٫۸'));
  await steps.decide(REPRESENTATIVE, 'foundSound');
  await steps.inform();
  await steps.decide(REPRESENTATIVE, 'costPosted');
  const { history } = await steps.at('return');
  const charges = history.filter(({ data }) => data['event'] === 'MiscChargePosted');
  tell.expect('the account was charged once', charges.length, 1);
  await steps.report(EXCHANGER, { result: 'exchanged', doneOn: TODAY, removalIndex: 2, index: 1_351 });
  await steps.decide(REPRESENTATIVE, 'returnApproved');
  await steps.at('finalCheck');
  await steps.decide('head-1', 'checked');
  tell.expect('the case is closed as', (await steps.read('clerk-101')).outcome, 'sound');
  const meters = await eventually(
    () =>
      world
        .metering('auditor-1')
        .because(DEMONSTRATION)
        .get<{ items: readonly { meterId: string }[] }>(`/v1/accounts/${accountId}/meters`),
    PATIENCE_MS,
    'the meters of the account',
  );
  tell.expect('the account knows its own meter again', JSON.stringify(meters).includes(serial), true);
};

/** A1, the meter is faulty: the bill of the window is corrected by the error, by two persons (A1-9, 15.4-17). */
const faultyMeter = async (world: World): Promise<void> => {
  const { tell } = world;
  tell.step(
    'A tested meter registers 25 per cent too much: the bill is corrected by the error (A1-9, 15.1-1, 15.4-17)',
  );
  const { steps } = await atTheWorkshop(world, '20000641', 'جمشید یاوری');
  await steps.report(WORKSHOP, tested('faulty', '25'));
  await steps.decide(REPRESENTATIVE, 'foundFaulty');
  await steps.decide(REPRESENTATIVE, 'billsCorrected');
  const posted = await steps.signed();
  tell.expect('the bill of 300 m³ becomes one of 240', posted.proposal.difference, -226_255);
  await steps.at('whichMeter');
  await steps.decide(REPRESENTATIVE, 'substituteStays');
  await steps.inform();
  await steps.decide('head-1', 'checked');
  tell.expect('the case is closed as', (await steps.read('clerk-101')).outcome, 'faulty');
};

/** A1: both branches of the test of a meter. */
export const meterTest = async (world: World): Promise<void> => {
  await soundMeter(world);
  await faultyMeter(world);
};
