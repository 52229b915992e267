import type { Text } from '@pishkhan/fields';
import { addDays, fromJalali, type CivilDate } from '@pishkhan/calendar';
import { billIdOf } from '@pishkhan/identifiers';
import { faultPlans, type FaultKind } from './faults.ts';
import { chanceOf } from './random.ts';
import {
  dayOfReading,
  indexAsRead,
  readingFilesOf,
  walkedRoutesOf,
  type ReadingFile,
  type WalkedRoute,
} from './reading-files.ts';
import { routes } from './rounds.ts';
import { companyCode, subscriberOf, type AccountToOpen, type MeterToInstall, type Subscriber } from './subscribers.ts';

/** A bill to pay in full: the one closed by the reading of `readOn`. */
export interface PaymentToMake {
  readonly accountId: string;
  readonly billId: string;
  readonly readOn: CivilDate;
  readonly paidOn: CivilDate;
  readonly receiptNumber: string;
}

/** A planted fault, with the result of a visit. Indexes are as shown by the register. */
export interface PlantedFault {
  readonly kind: FaultKind;
  readonly sentence: Text;
  readonly accountId: string;
  readonly billId: string;
  readonly meterId: string;
  readonly contractorId: string;
  readonly readerId: string;
  /** Date of the faulty reading. */
  readonly readOn: CivilDate;
  /** Index in the contractor's file; absent if nobody was at home. */
  readonly readIndex?: number;
  /** True index of the meter on that day. */
  readonly rightIndex: number;
  /** Result of a later visit. */
  readonly visit: { readonly on: CivilDate; readonly indexSeen: number; readonly meterSound: boolean };
}

export interface District {
  readonly accounts: readonly AccountToOpen[];
  readonly meters: readonly MeterToInstall[];
  readonly readers: readonly { readonly id: string; readonly contractorId: string; readonly fullName: string }[];
  readonly readingFiles: readonly ReadingFile[];
  readonly walkedRoutes: readonly WalkedRoute[];
  readonly payments: readonly PaymentToMake[];
  readonly faults: readonly PlantedFault[];
}

const dayOfVisit = fromJalali({ year: 1405, month: 9, day: 1 });
const shareOfPayers = 0.94;
const streamOfPayments = 1_000_000;

const billIdOfAccount = ({ account }: Subscriber) => billIdOf({ fileNumber: account.fileNumber, companyCode });

const paymentsOf = (seed: number, subscriber: Subscriber, number: number): PaymentToMake[] => {
  const chance = chanceOf(seed, streamOfPayments + number);
  const { fileNumber } = subscriber.account;
  return subscriber.route.days.slice(0, -1).flatMap((roundOn, round) => {
    const readOn = dayOfReading(subscriber, roundOn);
    const paidOn = addDays(readOn, chance.between(6, 22));
    const pays = chance.happens(shareOfPayers) || subscriber.plan !== undefined;
    return pays
      ? [
          {
            accountId: fileNumber,
            billId: billIdOfAccount(subscriber),
            readOn,
            paidOn,
            receiptNumber: `R-${fileNumber}-${round + 1}`,
          },
        ]
      : [];
  });
};

const faultsOf = (subscriber: Subscriber): PlantedFault[] => {
  const { plan, account, meter, route, readerId, shows } = subscriber;
  if (!plan) return [];
  const { kind, sentence, readOn } = plan;
  return [
    {
      kind,
      sentence,
      accountId: account.fileNumber,
      billId: billIdOfAccount(subscriber),
      meterId: meter.serial,
      contractorId: route.contractorId,
      readerId,
      readOn,
      ...(plan.rowKind === 'absent' ? {} : { readIndex: indexAsRead(subscriber, readOn) }),
      rightIndex: shows(readOn),
      visit: {
        on: dayOfVisit,
        indexSeen: shows(dayOfVisit),
        meterSound: kind !== 'faultyMeter' && kind !== 'stuckMeter',
      },
    },
  ];
};

/** Limits of the size of a district; a smaller one has no room for the planted faults. */
export const districtSize = { least: faultPlans.length, most: 9_999 } as const;

/**
 * A synthetic district: the same seed gives the same district, and a larger one starts with the subscribers of a
 * smaller one.
 *
 * @throws RangeError if there are fewer subscribers than planted faults.
 */
export const generateDistrict = ({
  seed = 7,
  subscribers: count = 300,
}: { seed?: number; subscribers?: number } = {}): District => {
  if (!Number.isInteger(count) || count < districtSize.least || count > districtSize.most)
    throw new RangeError(`a district has ${districtSize.least} to ${districtSize.most} subscribers, not ${count}`);
  const taken = new Set<string>();
  const subscribers = Array.from({ length: count }, (_, number) => subscriberOf(seed, number, taken));
  return {
    accounts: subscribers.map(({ account }) => account),
    meters: subscribers.map(({ meter }) => meter),
    readers: routes.flatMap(({ contractorId, readers }) => readers.map((reader) => ({ ...reader, contractorId }))),
    readingFiles: readingFilesOf(subscribers),
    walkedRoutes: walkedRoutesOf(subscribers),
    payments: subscribers
      .flatMap((subscriber, number) => paymentsOf(seed, subscriber, number))
      .sort((a, b) => (a.paidOn < b.paidOn ? -1 : a.paidOn > b.paidOn ? 1 : 0)),
    faults: subscribers.flatMap(faultsOf),
  };
};

export { homesOfStaff, nationalIdsOfStaff } from './people.ts';
