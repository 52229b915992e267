import { titlesOf } from '@pishkhan/decider';
import * as meterRules from './meter/domain/meter.rules.ts';
import * as readingFileRules from './reading-file/domain/reading-file.rules.ts';
import * as readingRowRules from './reading-file/domain/reading-row.rules.ts';

const rules = [meterRules, readingFileRules, readingRowRules];

/** What people read when a rule of this service refuses. */
export const ruleTitles = titlesOf(rules);
