import { titlesOf } from '@pishkhan/decider';
import * as meterRules from './meter/domain/meter.rules.ts';
import * as readingFileRules from './reading-file/domain/reading-file.rules.ts';
import * as readingRowRules from './reading-file/domain/reading-row.rules.ts';

const rules = [meterRules, readingFileRules, readingRowRules];

/** Titles of this service's rules for the problem documents. */
export const ruleTitles = titlesOf(rules);
