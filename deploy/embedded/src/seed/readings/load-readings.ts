import { faNumber, type Text } from '@pishkhan/fields';
import type { District, PaymentToMake } from '@pishkhan/data/district';
import { inParallel } from '../in-parallel.ts';
import { payByFile, type Channel } from '../load-payments.ts';
import type { Say, SeedSessions } from '../loading.ts';

const userOf: Readonly<Record<string, string>> = {
  'contractor-zagros': 'reader-zagros',
  'contractor-alborz': 'reader-alborz',
};

/** Routes have different accounts, so a route does not wait for the bills of another one. */
const ROUTES_AT_A_TIME = 3;

/**
 * Sends the contractors' files of each route round by round, and pays the bills of a round (as planned by the district)
 * before the next round.
 */
export const loadReadings = async (as: SeedSessions, district: District, say: Say): Promise<void> => {
  const channel: Channel = {
    bank: as('bank-1', 'billing-adjustments'),
    reader: as('auditor-1', 'billing-adjustments'),
  };
  const pending = Map.groupBy(district.payments, (payment) => payment.accountId);
  for (const payments of pending.values()) payments.sort((a, b) => (a.readOn < b.readOn ? -1 : 1));
  const accountOf = new Map(district.meters.map((meter) => [meter.serial, meter.accountId]));
  const count = district.readingFiles.length;
  let [files, rows, paid] = [0, 0, 0];
  const load = async (file: District['readingFiles'][number]) => {
    const result = await as(userOf[file.contractorId]!, 'metering').post('/v1/reading-files', file.csv, {
      contentType: 'text/csv',
      key: `seed-${file.name}`,
    });
    if (result.refused.length > 0) throw new Error(`${file.name}: ${JSON.stringify(result.refused[0])}`);
    const accounts = file.csv
      .split('\n')
      .slice(1, -1)
      .map((row) => accountOf.get(row.split(',')[0]!)!);
    const due = accounts.flatMap((account) => takeDue(pending.get(account) ?? [], file.readOn));
    const paidNow = await payByFile(channel, due);
    files += 1;
    rows += result.rows;
    paid += paidNow;
    if (files % 10 === 0 || files === count) say(progressOf(files, count, rows, paid));
  };
  const routes = [...Map.groupBy(district.readingFiles, ({ route }) => route).values()];
  await inParallel(routes, ROUTES_AT_A_TIME, async (ofRoute) => {
    for (const file of ofRoute) await load(file);
  });
};

const progressOf = (files: number, of: number, rows: number, paid: number): Text => ({
  fa: `${faNumber(files)} فایل از ${faNumber(of)} فایل قرائت: ${faNumber(rows)} قرائت، ${faNumber(paid)} قبض پرداخت‌شده`,
  en: `${files} of ${of} reading files: ${rows} readings, ${paid} bills paid`,
});

const takeDue = (payments: PaymentToMake[], upTo: string): PaymentToMake[] =>
  payments.splice(0, payments.findLastIndex((payment) => payment.readOn <= upTo) + 1);
