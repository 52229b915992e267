import { serialKey } from '@pishkhan/fields';
import type { Reads } from '@pishkhan/service-kit';
import { trusted } from '@pishkhan/views';
import { meterCard } from './meter-card.view.ts';

/**
 * Finds the ids of installed meters by serials in any spelling (9.6, 15.4-44). A serial that no meter has, or several
 * in different spellings, is itself the id.
 */
export const metersNamed = async (reads: Reads, serials: readonly string[]): Promise<(serial: string) => string> => {
  await reads.upToDate(meterCard);
  const keys = [...new Set(serials.map(serialKey))];
  const cards = await reads
    .model(meterCard)
    .find({ serialKey: trusted({ $in: keys }) })
    .lean();
  const byKey = Map.groupBy(cards, (card) => card.serialKey);
  return (serial) => {
    const found = byKey.get(serialKey(serial)) ?? [];
    return found.length === 1 ? found[0]!.meterId : serial;
  };
};

/** The id of one meter. */
export const meterNamed = async (reads: Reads, serial: string): Promise<string> =>
  (await metersNamed(reads, [serial]))(serial);
