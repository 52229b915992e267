import { faNumber } from '@pishkhan/fields';
import type { District } from '@pishkhan/data/district';
import type { Say, SeedSessions } from '../loading.ts';

type Walk = District['walkedRoutes'][number];
interface Opened {
  readonly rounds: readonly { readonly roundId: string }[];
}

const readerOf: Readonly<Record<string, string>> = {
  'contractor-zagros': 'reader-zagros',
  'contractor-alborz': 'reader-alborz',
};

/** A business clock that starts later than the sample has no round of its days. */
const opened = async (as: SeedSessions, { zone, route }: Walk, { from, to }: NonNullable<Walk['round']>) => {
  const { status, body } = await as('affairs-1', 'metering').request('POST', '/v1/reading-rounds', {
    body: { zone, route, from, to },
    key: `seed-round-${route}`,
  });
  if (status === 201) return (body as Opened).rounds[0]!.roundId;
  if ((body as { rule?: string }).rule === 'RoundMustNotBeginInThePast') return undefined;
  throw new Error(`round of ${route}: ${JSON.stringify(body)}`);
};

/** The contractor accepts the order and sends what it has read. */
const readInPart = async (as: SeedSessions, contractorId: string, roundId: string, csv: string): Promise<void> => {
  const reader = as(readerOf[contractorId]!, 'metering');
  const path = `/v1/reading-rounds/${roundId}`;
  const { orderId } = await reader.get<{ orderId: string }>(path);
  await reader.post(`${path}/orders/${orderId}/acceptances`, undefined, { key: `seed-accepted-${roundId}` });
  await reader.post('/v1/reading-files', csv, { contentType: 'text/csv', key: `seed-read-${roundId}` });
};

/** Draws the routes of the sample and opens their rounds, so that the desk shows rounds with their progress (A3-5). */
export const loadRounds = async (as: SeedSessions, { walkedRoutes }: District, say: Say): Promise<void> => {
  for (const walk of walkedRoutes) {
    const { zone, route, stops, round } = walk;
    const drawn = { zone, route, stops, from: round?.from ?? '2026-11-22' };
    await as('affairs-1', 'metering').post('/v1/reading-routes', drawn, { key: `seed-route-${route}` });
    const roundId = round && (await opened(as, walk, round));
    if (roundId !== undefined && round?.csv !== undefined) await readInPart(as, round.contractorId, roundId, round.csv);
  }
  if (walkedRoutes.length > 0)
    say({
      fa: `${faNumber(walkedRoutes.length)} مسیر قرائت با دورهای آن‌ها ثبت شد`,
      en: `${walkedRoutes.length} reading routes with their rounds are registered`,
    });
};
