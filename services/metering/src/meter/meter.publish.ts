import { meterInstalled, readingAccepted, readingCorrected } from '@pishkhan/contracts';
import { publication, publishes } from '@pishkhan/messages';
import { meter } from './domain/meter.ts';

/** How an estimate was made, a standstill and a fault stay here. */
export const meterPublications = publishes(meter, {
  MeterInstalled: ({ data }) => publication(meterInstalled, data),
  ReadingAccepted: ({ data: { estimate: _own, ...data } }) => publication(readingAccepted, data),
  ReadingCorrected: ({ data }) => publication(readingCorrected, data),
  MeterStoodStill: 'private',
  MeterFaultFound: 'private',
});
