import { meterInstalled, readingAccepted, readingCorrected } from '@pishkhan/contracts';
import { publication, publishes } from '@pishkhan/messages';
import { meter } from './domain/meter.ts';

/** The method of an estimate, standstills and faults are not published. */
export const meterPublications = publishes(meter, {
  MeterInstalled: ({ data }) => publication(meterInstalled, data),
  ReadingAccepted: ({ data: { estimate: _own, ...data } }) => publication(readingAccepted, data),
  ReadingCorrected: ({ data }) => publication(readingCorrected, data),
  MeterStoodStill: 'private',
  MeterFaultFound: 'private',
});
