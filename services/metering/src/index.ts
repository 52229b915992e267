import { defineService } from '@pishkhan/service-kit';
import { deciders, views } from './domain.ts';
import { MeterApi } from './meter/meter.api.ts';
import { meterPublications } from './meter/meter.publish.ts';
import { correctTheReadingWhenItsBillsWereCorrected } from './reactions/correct-the-reading-when-its-bills-were-corrected.ts';
import { reportTheFaultWhenAVisitFindsIt } from './reactions/report-the-fault-when-a-visit-finds-it.ts';
import { ReadingFileApi } from './reading-file/reading-file.api.ts';
import { ReadingFiles } from './reading-file/reading-files.ts';
import { ruleTitles } from './rule-titles.ts';

/** The composition root: the one list of what this service is made of. */
export const metering = defineService({
  name: 'metering',
  title: { fa: 'کنتور و قرائت', en: 'Metering' },
  deciders,
  views,
  publish: meterPublications,
  reactions: [correctTheReadingWhenItsBillsWereCorrected, reportTheFaultWhenAVisitFindsIt],
  controllers: [MeterApi, ReadingFileApi],
  providers: [ReadingFiles],
  ruleTitles,
});
