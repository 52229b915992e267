import { eventually } from '@pishkhan/testing/eventually';
import { PATIENCE_MS, readingsOf, type World } from '../../world.ts';
import { billsWhen, openSubscriber, type Subscriber } from '../subscriber.ts';

const names = ['low', 'mid', 'peak', 'friday', 'reactive'] as const;
const registers = (...indexes: readonly number[]) =>
  names.map((register, place) => ({ register, index: indexes[place]! }));

interface ShownReading {
  readonly source: string;
  readonly quality: string;
  readonly readerId: string;
  readonly raw: { readonly index: number };
}

/** Billing knows the account; the officer proposes a factor and the head confirms it. */
const setFactor = async (world: World, { accountId }: Subscriber): Promise<void> => {
  const path = `/v1/accounts/${accountId}/volume-factors`;
  await eventually(
    async () => (await world.billing('affairs-1').request('GET', path)).status === 200,
    PATIENCE_MS,
    `account ${accountId} is billed`,
  );
  const { factorId } = await world.billing('affairs-1').post<{ factorId: string }>(path, {
    from: '2026-08-23',
    source: 'corrector',
    factor: '1.200000',
    gaugePressure: '20.000000',
    document: 'گواهی ۱۴۰۵/۷',
  });
  await world.billing('head-1').post(`${path}/${factorId}/confirmations`, {});
};

/** C3-1, 11.4: a meter with several registers, read by the company, and billed in standard m³. */
export const severalRegisters = async (world: World): Promise<void> => {
  const { tell } = world;
  tell.step('A meter with five registers, and a factor: one volume is billed in standard m³ (C3-1, 11.4)');
  const supply = { installedOn: '2026-08-23', index: 1_000, registerDigits: 6 };
  const subscriber = await openSubscriber(world, { ...supply, fileNumber: '20000695', fullName: 'کارگاه نمونه' });
  const meter = `/v1/meters/${subscriber.serial}`;
  const set = { meterType: 'multi-register', registers: registers(400, 300, 200, 100, 50) };
  await world.metering('connections-1').post(`${meter}/register-set`, set);
  await setFactor(world, subscriber);
  const read = { readOn: '2026-09-23', reason: 'periodic', registers: registers(450, 320, 210, 110, 61) };
  const { result } = await world.metering('expert-1').post<{ result: string }>(`${meter}/register-readings`, read);
  tell.expect('the reading of all registers', result, 'accepted');
  const [bill] = await billsWhen(world, subscriber, 1);
  tell.expect('90 m³ at the meter, by the factor 1.2', bill!.consumption, '108.000');
  const [{ source, quality, readerId, raw } = undefined!] = await readingsOf<ShownReading>(world, subscriber.serial);
  tell.expect(
    'the reading says of itself',
    [source, quality, readerId, raw.index],
    ['office', 'actual', 'expert-1', 1_090],
  );
};
