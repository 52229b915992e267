import { jalaliText, type CivilDate } from '@pishkhan/calendar';
import type { Chance } from '../../../../data/district/random.ts';
import type { Caller } from './caller.ts';
import { isAcknowledged, type Entry } from './journal.ts';
import { readOnce, TODAY, type MeterStanding, type PaymentNumbers, type Subscriber, type World } from './world.ts';

/** One of the concurrent users of the platform. */
export interface Client {
  readonly number: number;
  readonly chance: Chance;
  readonly caller: Caller;
  readonly world: World;
  /** A new unique key. */
  key(): string;
}

const header = 'meter_serial,read_on,index,kind,reader';

export const openAccount = ({ caller, chance, key }: Client, { account }: Subscriber): Promise<Entry> =>
  caller.give(chance, {
    key: key(),
    user: 'affairs-1',
    service: 'customer-accounts',
    path: '/v1/accounts',
    body: account,
    what: 'open an account',
    category: 'account',
    account: account.fileNumber,
  });

export const installMeter = ({ caller, chance, key }: Client, { account, meter }: Subscriber): Promise<Entry> =>
  caller.give(chance, {
    key: key(),
    user: 'connections-1',
    service: 'metering',
    path: '/v1/meters',
    body: meter,
    what: 'install a meter',
    category: 'meter',
    account: account.fileNumber,
  });

/** Registers a new subscriber with a meter that can be read. */
export const welcome = async (client: Client): Promise<MeterStanding | undefined> => {
  const newcomer = client.world.newcomer();
  const [account, meter] = await Promise.all([openAccount(client, newcomer), installMeter(client, newcomer)]);
  return isAcknowledged(account) && isAcknowledged(meter) ? client.world.installed(newcomer) : undefined;
};

export interface Row {
  readonly serial: string;
  readonly day: CivilDate;
  readonly index: number;
}

export const deliver = ({ caller, chance, key }: Client, rows: readonly Row[]): Promise<Entry> => {
  const csv = [
    header,
    ...rows.map(({ serial, day, index }) => `${serial},${jalaliText(day)},${index},actual,reader-17`),
    '',
  ].join('\n');
  return caller.give(chance, {
    key: key(),
    user: 'reader-zagros',
    service: 'metering',
    path: '/v1/reading-files',
    body: csv,
    contentType: 'text/csv',
    what: 'deliver readings',
    category: 'reading-file',
  });
};

/** Sends a file of a few rows; the reading dates of each meter increase. */
export const readMeters = async (client: Client): Promise<void> => {
  const { chance, world } = client;
  const taken = world.take(chance, chance.between(1, 5));
  if (taken.length === 0) return;
  const readings = taken.map((meter) => ({ meter, ...readOnce(chance, meter) }));
  const entry = await deliver(
    client,
    readings.map(({ meter: { meter }, day, index }) => ({ serial: meter.serial, day, index })),
  );
  for (const { meter, day, index } of readings) {
    if (isAcknowledged(entry)) Object.assign(meter, { day, index });
    meter.busy = false;
  }
};

const pay = (
  { caller, chance, key, world }: Client,
  { accountId, billId, paymentId }: PaymentNumbers,
  amount: number,
): Promise<Entry> =>
  caller.give(chance, {
    key: key(),
    user: 'bank-1',
    service: 'billing-adjustments',
    path: '/v1/payments',
    body: { billId, paymentId, amount, paidOn: TODAY, receiptNumber: world.receipt() },
    what: 'pay',
    category: 'bill-account',
    account: accountId,
  });

interface BillOnPaper {
  readonly billId: string;
  readonly paymentId?: string;
  readonly payable: number;
}

/** Pays the latest bill of an account; for an account with several payers, any bill. */
export const payBill = async (client: Client): Promise<void> => {
  const { chance, caller, world } = client;
  if (world.meters.length === 0) return;
  const { accountId } = chance.pick(world.meters);
  const newest = ({ items }: { items: readonly BillOnPaper[] }) =>
    items.find(({ paymentId }) => paymentId !== undefined);
  const bill = await caller.read(
    { user: 'auditor-1', service: 'billing-adjustments', path: `/v1/accounts/${accountId}/bills?limit=5` },
    newest,
    100,
  );
  if (!bill) return;
  const numbers = { accountId, billId: bill.billId, paymentId: bill.paymentId! };
  if (world.contested.size < 4) world.contested.set(accountId, numbers);
  await pay(client, numbers, bill.payable);
};

/** Pays a small amount into an account that has several payers. */
export const payTogether = async (client: Client): Promise<void> => {
  const accounts = [...client.world.contested.values()];
  if (accounts.length > 0) await pay(client, client.chance.pick(accounts), client.chance.between(1, 40) * 1000);
};
