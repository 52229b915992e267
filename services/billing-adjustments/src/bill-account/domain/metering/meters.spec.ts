import { expect, it } from '@jest/globals';
import { fold, given } from '@pishkhan/decider';
import { basis, billing, day, meter, openedAccount, opening, reading, terms } from '../../examples/account.ts';
import type { BillAccountEvent } from '../bill-account.messages.ts';
import { billAccount } from '../bill-account.ts';

const { accountId } = terms;
const other = { ...meter, meterId: '62000002', broughtBy: 'message-second' };
const otherOpening = { ...opening, meterId: other.meterId, readingId: 'reading-second', index: 10 };
const takeOther = { type: 'TakeMeter', accountId, meter: other, opening: otherOpening } as const;
const kept = { type: 'SecondMeterKept', data: { accountId, meter: other, opening: otherOpening } } as const;
const ofOther = reading('other', day(5), 40, { meterId: other.meterId });
const release = (meterId: string) => ({ type: 'ReleaseMeter', accountId, meterId, on: day(8) }) as const;
const released = (meterId: string, dropped: string[] = []) =>
  ({ type: 'MeterReleased', data: { accountId, meterId, releasedOn: day(8), dropped } }) as const;
const after = (...commands: Parameters<typeof billAccount.decide>[0][]) =>
  commands.reduce<BillAccountEvent[]>(
    (events, command) => [...events, ...(billAccount.decide(command, fold(billAccount, events)) as BillAccountEvent[])],
    [...openedAccount],
  );
const stateAfter = (...commands: Parameters<typeof billAccount.decide>[0][]) => fold(billAccount, after(...commands));
const keptFor = (...commands: Parameters<typeof billAccount.decide>[0][]) => stateAfter(...commands).keptFor;

it('N16, 11.4: a second meter is kept and parks nothing; again it has no effect', () =>
  given(billAccount, ...openedAccount)
    .when(takeOther)
    .then(kept)
    .when(takeOther)
    .thenNothing());

it('N16: readings of the second meter wait, and those of the billed one are billed beside them', () => {
  expect(keptFor(takeOther, billing(ofOther))).toEqual({ 'reading-other': 'otherMeter' });
  const { bills, waiting } = stateAfter(takeOther, billing(ofOther), billing(reading('own', day(6), 1_060)));
  expect([bills.length, waiting.map(({ readingId }) => readingId)]).toEqual([1, ['reading-other']]);
});

it('N16: when the second meter is removed, its readings that waited go', () => {
  const events = after(takeOther, billing(ofOther));
  given(billAccount, ...events)
    .when(release(other.meterId))
    .then(released(other.meterId, ['reading-other']))
    .when(release(other.meterId))
    .thenNothing();
  expect(stateAfter(takeOther, billing(ofOther), release(other.meterId))).toMatchObject({
    meter: { meterId: meter.meterId },
    waiting: [],
    keptFor: {},
  });
});

it('N16: when the billed meter is removed, the second one is taken, and its readings are billed', () => {
  const events = after(takeOther, billing(ofOther), release(meter.meterId));
  expect(events.slice(-2)).toMatchObject([released(meter.meterId), { type: 'MeterTaken', data: { meter: other } }]);
  const { bills, readings } = fold(billAccount, [
    ...events,
    ...(billAccount.decide({ type: 'BillKeptReadings', basis }, fold(billAccount, events)) as BillAccountEvent[]),
  ]);
  expect(bills.map(({ face }) => face.consumption)).toEqual(['30.000']);
  expect(readings.map(({ index }) => index)).toEqual([10, 40]);
});

it('N16: after the removal of the only meter the account takes the right one, and bills its consumption', () => {
  const noConsumption = billing(reading('zero', day(5), 1_000));
  const later = { ...otherOpening, readOn: day(6) };
  const bill = billing(reading('right', day(7), 50, { meterId: other.meterId }));
  const { bills, meter: present } = stateAfter(
    noConsumption,
    release(meter.meterId),
    { ...takeOther, opening: later },
    bill,
  );
  expect([bills.map(({ face }) => face.consumption), present?.meterId]).toEqual([['0.000', '40.000'], other.meterId]);
});

it('N16: a meter that the account never had is not released', () =>
  given(billAccount, ...openedAccount)
    .when(release('62000009'))
    .thenNothing());
