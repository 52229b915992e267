import type { World } from '../../world.ts';
import { billsWhen, deliver, openSubscriber } from '../subscriber.ts';
import { REPRESENTATIVE, stepsIn } from './steps.ts';

const declared = async (world: World, accountId: string, figure: object) => {
  const request = { kind: 'self-reading', accountId, ...figure };
  const { caseId } = await world.cases('clerk-101').post<{ caseId: string }>('/v1/cases', request);
  return stepsIn(world, caseId);
};

/** A9: a figure on a slip is billed and handed over; one that falls is answered with another figure (15.4-34). */
export const selfReading = async (world: World): Promise<void> => {
  const { tell } = world;
  tell.step('A subscriber declares the figure of the meter: examined, confirmed, billed, handed over (A9)');
  const subscriber = await openSubscriber(world, {
    fileNumber: '20000645',
    fullName: 'مهناز صدری',
    installedOn: '2026-08-23',
    index: 1_000,
  });
  await deliver(world, subscriber, [['1405-07-01', 1_080]]);
  await billsWhen(world, subscriber, 1);
  const slip = { slipNumber: 'برگه ۱۷', slipLeftOn: '2026-11-20' };
  const figure = { channel: 'counter', index: 1_050, readOn: '2026-11-21', ...slip };
  const steps = await declared(world, subscriber.accountId, figure);
  const { caseId } = await steps.read(REPRESENTATIVE);
  const body = { answer: 'figureEntered', reason: 'طبق مدارک پرونده' };
  const falls = await world.cases(REPRESENTATIVE).request('POST', `/v1/cases/${caseId}/decisions`, { body });
  tell.expectRefused('a figure that falls', falls, 422, 'FigureMustBePossible');
  await steps.decide(REPRESENTATIVE, 'otherFigureEntered', { index: 1_150, evidence: 'عکس کنتور' });
  await steps.decide('affairs-1', 'confirmed');
  await steps.at('delivery');
  const bills = await billsWhen(world, subscriber, 2);
  tell.expect('the bill on demand', [bills[1]!.consumption, bills[1]!.periodTo], ['70.000', '2026-11-21']);
  await steps.inform();
  tell.expect('the case is closed as', (await steps.read('clerk-101')).outcome, 'billed');
};
