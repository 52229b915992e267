import { civilDate, list, oneOf, orNull, text, truth, whole } from '@pishkhan/views';
import { Type } from 'typebox';
import { findingTitles } from './finding-words.ts';

const ofFinding = Type.Object(
  {
    finding: oneOf('kind of the finding', Object.keys(findingTitles) as (keyof typeof findingTitles)[]),
    title: Type.Object({ fa: text('Persian'), en: text('English') }, { description: 'in words' }),
    waiting: whole('readings with it'),
  },
  { $id: 'WaitingByFinding' },
);
const ofCounty = Type.Object(
  { countyOffice: text('county gas office'), waiting: whole('readings of its accounts') },
  { $id: 'WaitingByCounty' },
);

/** Readings that wait for a person, in figures. */
export const waitingReviews = Type.Object(
  {
    waiting: whole('readings and standstills that wait'),
    isMore: truth('more wait than were counted, the oldest first'),
    overdue: whole('beyond the deadline of the policy'),
    visitOrdered: whole('a visit is ordered'),
    correctionAwaited: whole('accepted, and wait for the correction of the reading before'),
    oldestHeldOn: orNull(civilDate('day since which the oldest waits')),
    findings: list('by why they wait, the most frequent first', ofFinding),
    counties: list('by county, for a reader of several ones', ofCounty),
  },
  { $id: 'WaitingReviews' },
);
