import { addDays, civilDate, type CivilDate } from '@pishkhan/calendar';
import { generateDistrict } from '../../district/district.ts';
import type { Chance } from '../../district/random.ts';
import type { AccountToOpen, MeterToInstall } from '../../district/subscribers.ts';

/** Business time stands here, and a little later. */
export const TODAY = civilDate('2026-11-22');
/** Readings of the storm end before the days that reviews are about. */
const LAST_READING = civilDate('2026-10-10');
const MOST_SUBSCRIBERS = 9999;

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

/** Numbers by which anybody can pay into an account. */
export interface PaymentNumbers {
  readonly accountId: string;
  readonly billId: string;
  readonly paymentId: string;
}

/** What the clients know together: who there is, what was read last, where they pay. */
export class World {
  readonly meters: MeterStanding[] = [];
  /** Accounts into which several clients pay at the same time. */
  readonly contested = new Map<string, PaymentNumbers>();
  private readonly subscribers: readonly Subscriber[];
  private next = 0;
  private receipts = 0;

  constructor(seed: number, most = MOST_SUBSCRIBERS) {
    const { accounts, meters } = generateDistrict({ seed, subscribers: most });
    this.subscribers = accounts.map((account, at) => ({ account, meter: meters[at]! }));
  }

  /** Somebody who has no account yet; undefined when everybody has one. */
  newcomer(): Subscriber | undefined {
    return this.subscribers[this.next++];
  }

  installed({ account, meter }: Subscriber): MeterStanding {
    const standing: MeterStanding = { meter, accountId: account.fileNumber, day: meter.installedOn, index: meter.index, busy: false };
    this.meters.push(standing);
    return standing;
  }

  /** Meters that nobody reads at the moment; they are the caller's until it says otherwise. */
  take(chance: Chance, most: number): MeterStanding[] {
    const free = this.meters.filter(({ busy, day }) => !busy && day < LAST_READING);
    const taken: MeterStanding[] = [];
    while (taken.length < most && free.length > 0) taken.push(...free.splice(chance.between(0, free.length - 1), 1));
    for (const meter of taken) meter.busy = true;
    return taken;
  }

  nameOf(accountId: string): string | undefined {
    return this.subscribers.find(({ account }) => account.fileNumber === accountId)?.account.person.fullName;
  }

  receipt(): string {
    return `CHAOS-${++this.receipts}`;
  }
}

/** The next reading of a meter: some days later, and so much more as a household burns. */
export const readOnce = (chance: Chance, { day, index, meter }: MeterStanding): { readonly day: CivilDate; readonly index: number } => {
  const days = chance.between(4, 9);
  const next = index + days * chance.between(1, 8);
  return { day: addDays(day, days), index: next < 10 ** meter.registerDigits ? next : index };
};
