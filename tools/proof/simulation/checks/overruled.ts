import { correction, correctionOfReading } from '@pishkhan/billing-adjustments/simulation';
import { foldRecorded, judge, ofType } from '@pishkhan/event-store';
import { seenIn } from '../people/seen.ts';
import type { Check } from './check.ts';

interface Overruling {
  readonly accountId: string;
  readonly reading: { readonly readingId: string };
  readonly waitsFor?: string;
  readonly overrulesEstimate?: true;
}

/** Somebody or something still acts on the estimate, or a person decided. */
const hasAWayOn: readonly string[] = ['awaitingApproval', 'fullyApproved', 'declined', 'refused', 'leftAsIssued'];

/** A reading below an estimate is a fact: billing proposes the correction of the estimate (15.4-32; F5b). */
const proposedForEach: Check = {
  name: 'each reading below an estimate has its proposal, and while it is held a way on',
  judge: ({ company }) => {
    const { log } = company.store;
    const seen = seenIn(company);
    const overruling = [...ofType<Overruling>(log, 'ReadingKept'), ...ofType<Overruling>(log, 'BillIssued')].filter(
      ({ data }) => data.waitsFor === 'estimateCorrection' || data.overrulesEstimate,
    );
    return judge(overruling, ({ data: { accountId, reading } }) => {
      const id = correctionOfReading(reading.readingId);
      const { status } = foldRecorded(correction, company.store.stream(`correction-${id}`));
      const isHeld = seen.account(accountId).keptFor[reading.readingId] === 'estimateCorrection';
      return (
        (status === 'unknown' || (isHeld && !hasAWayOn.includes(status))) &&
        `${accountId}: reading ${reading.readingId} is below an estimate; its correction is ${status}`
      );
    });
  },
};

export const overruledChecks: readonly Check[] = [proposedForEach];
