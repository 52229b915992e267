import { addDays, civilDate, type CivilDate } from '@pishkhan/calendar';
import type { Chance } from '../../../../data/district/random.ts';
import { routeA, zoneOf } from '../../../../data/district/rounds.ts';
import { subscriberOf, type AccountToOpen, type MeterToInstall } from '../../../../data/district/subscribers.ts';

/** The business date of the run. */
export const TODAY = civilDate('2026-11-22');
/** Readings of the storm end before the dates of the bill reviews. */
const LAST_READING = civilDate('2026-10-10');

export interface Subscriber {
  readonly account: AccountToOpen;
  readonly meter: MeterToInstall;
}

/** A meter as the clients know it. */
export interface MeterStanding {
  readonly meter: MeterToInstall;
  readonly accountId: string;
  day: CivilDate;
  index: number;
  busy: boolean;
}

/** Numbers with which anybody can pay into an account. */
export interface PaymentNumbers {
  readonly accountId: string;
  readonly billId: string;
  readonly paymentId: string;
}

/** Shared knowledge of the clients: subscribers, last readings, accounts to pay into. */
export class World {
  readonly meters: MeterStanding[] = [];
  /** Accounts into which several clients pay at the same time. */
  readonly contested = new Map<string, PaymentNumbers>();
  private readonly names = new Map<string, string>();
  private readonly taken = new Set<string>();
  private readonly seed: number;
  private next = 0;
  private receipts = 0;

  constructor(seed: number) {
    this.seed = seed;
  }

  /** A subscriber without an account, whose meter contractor-zagros reads. */
  newcomer(): Subscriber {
    const { account, meter } = subscriberOf(this.seed, this.next++, this.taken);
    this.names.set(account.fileNumber, account.person.fullName);
    return { account, meter: { ...meter, zone: zoneOf(routeA) } };
  }

  installed({ account, meter }: Subscriber): MeterStanding {
    const standing: MeterStanding = {
      meter,
      accountId: account.fileNumber,
      day: meter.installedOn,
      index: meter.index,
      busy: false,
    };
    this.meters.push(standing);
    return standing;
  }

  /** Reserves free meters for the caller until it releases them. */
  take(chance: Chance, most: number): MeterStanding[] {
    const free = this.meters.filter(({ busy, day }) => !busy && day < LAST_READING);
    const taken: MeterStanding[] = [];
    while (taken.length < most && free.length > 0) taken.push(...free.splice(chance.between(0, free.length - 1), 1));
    for (const meter of taken) meter.busy = true;
    return taken;
  }

  nameOf(accountId: string): string | undefined {
    return this.names.get(accountId);
  }

  receipt(): string {
    return `CHAOS-${++this.receipts}`;
  }
}

/** The next reading of a meter: some days later, with a household's consumption. */
export const readOnce = (
  chance: Chance,
  { day, index, meter }: MeterStanding,
): { readonly day: CivilDate; readonly index: number } => {
  const days = chance.between(4, 9);
  const next = index + days * chance.between(1, 8);
  return { day: addDays(day, days), index: next < 10 ** meter.registerDigits ? next : index };
};
