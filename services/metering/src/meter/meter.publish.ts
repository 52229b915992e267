import { meterInstalled, readingAccepted, readingCorrected } from '@pishkhan/contracts';
import type { PublishMap } from '@pishkhan/service-kit';
import type { MeterInstalled, ReadingAccepted, ReadingCorrected } from './domain/meter.messages.ts';

/**
 * Private events of the meter as other services hear them. How an estimate was made, a standstill and a fault stay
 * here.
 */
export const meterPublications: PublishMap = {
  MeterInstalled: (event) => ({ contract: meterInstalled, data: event.data as MeterInstalled['data'] }),
  ReadingAccepted: (event) => {
    const { estimate: _own, ...data } = event.data as ReadingAccepted['data'];
    return { contract: readingAccepted, data };
  },
  ReadingCorrected: (event) => ({ contract: readingCorrected, data: event.data as ReadingCorrected['data'] }),
};
