import { addDays, jalaliText, type CivilDate } from '@pishkhan/calendar';
import { derivedId } from '@pishkhan/identifiers';
import { account } from '@pishkhan/customer-accounts/simulation';
import { granted } from '../../../company/desks.ts';
import { affairs, connections, readers, zone } from '../../../company/persons.ts';
import { meterOn, shownOn, type Household } from '../../households.ts';
import type { Move, Scene } from '../move.ts';

const opening = ({ company }: Scene, { accountId, use, capacity, since }: Household): Move => ({
  weight: 8,
  request: () => ({
    service: 'customer-accounts',
    actor: affairs,
    use: ({ commands }, envelope) =>
      commands.execute(
        account,
        accountId,
        {
          type: 'OpenAccount',
          fileNumber: accountId,
          companyCode: '062',
          subscriberId: derivedId('subscriber', envelope.commandId),
          identification: { kind: 'person' },
          subscriptionNumber: `062${accountId}`,
          countyOffice: 'county-1',
          use,
          climateZone: 1,
          dwellingUnits: 1,
          meterCapacity: capacity,
          openedOn: addDays(since, -3),
          today: company.clock.today(),
          by: { subject: affairs.subject, office: 'county-1' },
        },
        envelope,
      ),
  }),
});

const installing = ({ serial, accountId, capacity, registerDigits, since, start }: Household): Move => ({
  weight: 8,
  request: () => ({
    service: 'metering',
    actor: connections,
    use: ({ meters }, envelope) =>
      meters.install(
        { serial, accountId, capacity, registerDigits, installedOn: since, index: start, zone },
        envelope,
        granted,
      ),
  }),
});

/** Mistyped; after a rollover also as if the register had stopped before it, which nobody notices. */
const misread = ({ world }: Scene, { registerDigits, start }: Household, right: number): number => {
  const size = 10 ** registerDigits;
  if (registerDigits === 4 && right < start && world.happens(0.5)) return size - 1 - world.below(300);
  return (right + (1 + world.below(25)) * (world.happens(0.3) ? -10 : 100) + size) % size;
};

/** A row of a reading file: the true index, a misread one, or nobody at home. */
const rowOf = (scene: Scene, household: Household, day: CivilDate): string => {
  const { world, seen } = scene;
  const { serial } = meterOn(household, day);
  const right = shownOn(household, day);
  const index = world.happens(0.35) ? misread(scene, household, right) : right;
  // Nobody saw the meter, so that the row has the serial of the list.
  const listed = seen.exists('meter', serial) ? serial : household.serial;
  return world.happens(0.1)
    ? `${listed},${jalaliText(day)},,absent,reader-17`
    : `${serial},${jalaliText(day)},${index},actual,reader-17`;
};

/** A meter of several registers is in no list of the contractors, except by mistake (C3-1). */
const isListed = ({ world, seen }: Scene, { serial, next, hasRegisters }: Household): boolean =>
  world.happens(
    hasRegisters && !(next && seen.exists('meter', next.serial)) ? 0.1 : seen.exists('meter', serial) ? 0.9 : 0.2,
  );

const reading = (scene: Scene): Move => ({
  weight: 6,
  request: () => {
    const { world, households, company } = scene;
    const day = addDays(company.clock.today(), -world.below(2));
    const csv = [
      'meter_serial,read_on,index,kind,reader',
      ...households
        .filter((household) => isListed(scene, household) && household.next?.since !== day)
        .map((household) => rowOf(scene, household, day)),
      '',
    ].join('\n');
    const reader = world.pick(readers);
    return {
      service: 'metering',
      actor: reader,
      use: ({ readings }, envelope) => readings.receive({ csv, bytes: Buffer.from(csv) }, reader.office!, envelope),
    };
  },
});

/** The index of an earlier day, from another visit: evidence of a day that has an estimate (15.4-32). */
const lateReading = (scene: Scene): Move => ({
  weight: 0.4,
  request: () => {
    const { world, households, company, seen } = scene;
    const known = households.filter(({ serial }) => seen.exists('meter', serial));
    const rows = known.flatMap((household) => {
      const meter = seen.presentMeter(household);
      const estimates = meter.status === 'installed' ? meter.readings.filter(({ kind }) => kind === 'estimated') : [];
      const day = estimates.length > 0 ? world.pick(estimates).readOn : addDays(company.clock.today(), -10);
      return day < household.since || day === household.next?.since ? [] : [rowOf(scene, household, day)];
    });
    const csv = ['meter_serial,read_on,index,kind,reader', ...rows, ''].join('\n');
    const reader = world.pick(readers);
    return {
      service: 'metering',
      actor: reader,
      use: ({ readings }, envelope) => readings.receive({ csv, bytes: Buffer.from(csv) }, reader.office!, envelope),
    };
  },
});

/** Moves around meters: accounts, meters, readings. */
export const supplyMoves = (scene: Scene): Move[] => {
  const { households, seen } = scene;
  const missing = households.flatMap((household) => [
    ...(seen.exists('account', household.accountId) ? [] : [opening(scene, household)]),
    ...(seen.exists('meter', household.serial) ? [] : [installing(household)]),
  ]);
  return [...missing, reading(scene), lateReading(scene)];
};
