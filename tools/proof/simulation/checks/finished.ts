import { daysBetween } from '@pishkhan/calendar';
import { meterVisit } from '@pishkhan/case-handling/simulation';
import { judge } from '@pishkhan/event-store';
import { meterOn, shownOn, type Household } from '../people/households.ts';
import { seenIn } from '../people/seen.ts';
import type { Played } from '../play.ts';
import type { Check } from './check.ts';

/** Households with an account and a meter that billing knows. */
const complete = ({ company, households }: Played): readonly Household[] =>
  households.filter(({ accountId }) => {
    const { terms, meter } = seenIn(company).account(accountId);
    return terms !== undefined && meter !== undefined;
  });

/** No sequence of accepted commands leaves an account for which no next true reading can be accepted (15.4-34). */
const lastReadingIsAccepted: Check = {
  name: 'a true reading after the story is accepted, at once or by a person',
  judge: (played) => {
    const { company } = played;
    const today = company.clock.today();
    return judge(complete(played), (household) => {
      const meter = seenIn(company).meter(meterOn(household, today).serial);
      const readings = meter.status === 'installed' ? meter.readings : [];
      const last = readings.at(-1);
      const right = shownOn(household, today);
      return (
        (last?.readOn !== today || last.index !== right) &&
        `meter ${household.serial}: ${right} on ${today} is not accepted after ${last?.index} on ${last?.readOn}`
      );
    });
  },
};

const lastReadingIsBilled: Check = {
  name: 'a true reading after the story is billed',
  judge: (played) => {
    const { company } = played;
    return judge(complete(played), ({ accountId }) => {
      const { bills, waiting, readings } = seenIn(company).account(accountId);
      const today = company.clock.today();
      const isBilled = readings.some(({ readOn }) => readOn === today) && waiting.length === 0 && bills.length > 0;
      return (
        !isBilled && `account ${accountId}: ${waiting.length} readings wait, the last of ${waiting.at(-1)?.readOn}`
      );
    });
  },
};

/** Whatever was misread, estimated and corrected on the way (15.4-31, 15.4-38). */
const volumesAreThoseOfTheMeter: Check = {
  name: 'm³ between two actual readings equal the meter once everything wrong is corrected',
  judge: (played) => {
    const facts = complete(played).flatMap((household) =>
      seenIn(played.company)
        .account(household.accountId)
        .readings.filter(({ kind }) => kind === 'actual')
        .map((reading) => ({ household, reading })),
    );
    return judge(
      facts,
      ({ household, reading: { readOn, index } }) =>
        index !== shownOn(household, readOn) &&
        `${household.accountId}: ${index} instead of ${shownOn(household, readOn)} on ${readOn}, day ${daysBetween(household.since, readOn)}`,
    );
  },
};

/** Earlier cases about it were withdrawn or closed, whatever crashed: none blocks the next one (F10). */
const nextCaseIsOpened: Check = {
  name: 'of two requests about a meter after the story, one opens a case',
  judge: (played) => {
    const open = seenIn(played.company)
      .openCases()
      .filter(({ stage }) => !('informs' in stage));
    return judge(complete(played), ({ accountId }) => {
      const cases = open.filter(({ file }) => file.kind === meterVisit.kind && file.accountId === accountId);
      return cases.length !== 1 && `account ${accountId}: ${cases.length} open cases`;
    });
  },
};

const passedDeadlinesAreMissed: Check = {
  name: 'each deadline that passed while its case was open is recorded as missed',
  judge: ({ deadlines }) =>
    judge(deadlines, ({ caseId, deadline, isMissed }) => !isMissed && `${deadline} of case ${caseId} is still running`),
};

/** After people have finished their work, in a world without faults. */
export const finishedChecks: readonly Check[] = [
  lastReadingIsAccepted,
  lastReadingIsBilled,
  volumesAreThoseOfTheMeter,
  nextCaseIsOpened,
  passedDeadlinesAreMissed,
];
