import { serviceTitles } from '@pishkhan/contracts';
import { defineService } from '@pishkhan/service-kit';
import { MeterPlaces } from './copies/meter-places.ts';
import { deciders, publish, views } from './domain.ts';
import { MeterApi } from './meter/meter.api.ts';
import { correctTheReadingWhenItsBillsWereCorrected } from './reactions/correct-the-reading-when-its-bills-were-corrected.ts';
import { reportTheFaultWhenAVisitFindsIt } from './reactions/report-the-fault-when-a-visit-finds-it.ts';
import { ReadingFileApi } from './reading-file/reading-file.api.ts';
import { ReadingFiles } from './reading-file/reading-files.ts';
import { readingPolicy } from './review/policy/domain/reading-policy.ts';
import { ReadingPolicyApi } from './review/policy/reading-policy.api.ts';
import { ReviewApi } from './review/review.api.ts';
import { ruleTitles } from './rule-titles.ts';

/** The composition root: all parts of this service. */
export const metering = defineService({
  name: 'metering',
  title: serviceTitles.metering,
  deciders,
  views,
  publish,
  publishedSince: [readingPolicy.category],
  reactions: [correctTheReadingWhenItsBillsWereCorrected, reportTheFaultWhenAVisitFindsIt],
  controllers: [MeterApi, ReadingFileApi, ReviewApi, ReadingPolicyApi],
  providers: [ReadingFiles, MeterPlaces],
  ruleTitles,
});
