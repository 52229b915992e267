import { serialKey } from '@pishkhan/fields';
import type { Reads } from '@pishkhan/service-kit';
import { knownMeter } from './known-meter.view.ts';

/** The id of the meter with this serial in any spelling; the serial itself if no meter or several have it (15.4-44). */
export const meterNamed = async (reads: Reads, serial: string): Promise<string> => {
  await reads.upToDate(knownMeter);
  const found = await reads
    .model(knownMeter)
    .find({ serialKey: serialKey(serial) })
    .limit(2)
    .lean();
  return found.length === 1 ? found[0]!.meterId : serial;
};
