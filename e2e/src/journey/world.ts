import type { Session } from '@pishkhan/http-client';
import { generateDistrict, type District, type PlantedFault } from '@pishkhan/data/district';
import { eventually } from '@pishkhan/testing/eventually';
import type { Instance } from '../instance.ts';
import type { Narrator } from '../narrator.ts';

/** The expected amounts belong to this seed. The faults are the same in a district of any size. */
export const SEED = 1405;
/** Eight subscribers with a planted fault, and the ordinary ones that the crashes need. */
export const SMALLEST_DISTRICT = 30;
const { faults } = generateDistrict({ seed: SEED, subscribers: SMALLEST_DISTRICT });

/** For what other services do in the background. */
export const PATIENCE_MS = 60_000;

type Kind = PlantedFault['kind'];
export const faultNamed = (kind: Kind): PlantedFault => faults.find((fault) => fault.kind === kind)!;

/** The context of every chapter of the journey. */
export interface World {
  readonly instance: Instance;
  readonly tell: Narrator;
  readonly district: District;
  readonly accounts: (username: string) => Session;
  readonly metering: (username: string) => Session;
  readonly billing: (username: string) => Session;
  readonly cases: (username: string) => Session;
}

/**
 * Each user has one session per service, so that everybody reads their own writes; a service restarted at another
 * address gets new sessions.
 */
const sessionsAt = (instance: Instance, service: string): ((username: string) => Session) => {
  const sessions = new Map<string, Session>();
  return (username) => {
    const place = `${username} at ${instance.urlOf(service)}`;
    const session = sessions.get(place) ?? instance.as(username, service);
    sessions.set(place, session);
    return session;
  };
};

export const worldOf = (instance: Instance, tell: Narrator, subscribers: number): World => ({
  instance,
  tell,
  district: generateDistrict({ seed: SEED, subscribers }),
  accounts: sessionsAt(instance, 'customer-accounts'),
  metering: sessionsAt(instance, 'metering'),
  billing: sessionsAt(instance, 'billing-adjustments'),
  cases: sessionsAt(instance, 'case-handling'),
});

export interface ChargesByLine {
  readonly gasPrice: number;
  readonly standingCharge: number;
  readonly levy: number;
  readonly vat: number;
  readonly total: number;
}

export interface BillOfAccount {
  readonly billNumber: string;
  readonly billId: string;
  readonly status: string;
  readonly periodFrom: string;
  readonly periodTo: string;
  readonly paymentDeadline: string;
  readonly paymentId?: string;
  readonly payable: number;
  readonly remainder: number;
  readonly consumption: string;
  readonly charges: ChargesByLine;
  readonly openingReadingId: string;
  readonly closingReadingId: string;
}

export const chargesOf = ({ gasPrice, standingCharge, levy, vat, total }: ChargesByLine): ChargesByLine => ({
  gasPrice,
  standingCharge,
  levy,
  vat,
  total,
});

/** Why the demonstration reads what belongs to a household (N7). */
export const DEMONSTRATION = 'نمایش سامانه';

/** All pages of a list. */
export const allOf = async <Item>(session: Session, path: string): Promise<Item[]> => {
  const items: Item[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const page: { items: Item[]; next: string | null } = await session.get(
      `${path}${path.includes('?') ? '&' : '?'}limit=200${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`,
    );
    items.push(...page.items);
    cursor = page.next;
  }
  return items;
};

export const billsOf = (world: World, accountId: string): Promise<BillOfAccount[]> =>
  allOf(world.billing('auditor-1').because(DEMONSTRATION), `/v1/accounts/${accountId}/bills`);

export const ledgerOf = <Posting>(world: World, accountId: string): Promise<Posting[]> =>
  allOf(world.billing('auditor-1').because(DEMONSTRATION), `/v1/accounts/${accountId}/ledger`);

export const readingsOf = <Reading>(world: World, serial: string): Promise<Reading[]> =>
  allOf(world.metering('auditor-1').because(DEMONSTRATION), `/v1/meters/${serial}/readings`);

/** The bill, as first issued, whose closing reading has this date. */
export const billClosedOn = async (world: World, accountId: string, readOn: string): Promise<BillOfAccount> =>
  (await billsOf(world, accountId)).find((bill) => bill.periodTo === readOn && bill.billNumber.endsWith('-1'))!;

/** Polls until the resource has the wanted status. */
export const untilStatus = <Thing extends { status: string }>(
  session: Session,
  path: string,
  wanted: string,
): Promise<Thing> =>
  eventually(
    async () => {
      const { status, body } = await session.request('GET', path);
      return status === 200 && (body as Thing).status === wanted && (body as Thing);
    },
    PATIENCE_MS,
    `${path} is ${wanted}`,
  );
