import { defineView, eventsOf } from '@pishkhan/views';
import { civilDate as civilDay, type CivilDate } from '@pishkhan/calendar';
import { meter } from '../meter/domain/meter.ts';
import { standstillReviewOf } from '../meter/domain/reviewing/review.evolve.ts';
import { readingToReview, type ReadingToReview } from './reading-to-review.schema.ts';
import { wordsAfterAFall, wordsOf, wordsOfStandstill } from './waiting/finding-words.ts';

const keys = ({ data }: { readonly data: { readonly reviewId: string } }) => [data.reviewId];
const waiting = { open: true, visitOrdered: false, correctionAwaited: false, visit: null, end: null } as const;
const standstillKey = ({ data }: { readonly data: { readonly meterId: string } }) => [standstillReviewOf(data.meterId)];

/** The cause is gone: no person is needed. */
const releasedOn = (review: ReadingToReview, on: CivilDate): ReadingToReview => ({
  ...review,
  open: false,
  correctionAwaited: false,
  end: {
    outcome: 'released',
    on,
    by: null,
    reason: null,
    evidence: null,
    rightIndex: null,
    overridden: false,
    next: null,
  },
});

/** "Which readings wait for a person, and why?", the worklist of subscriber affairs (11.4, F8). */
export const readingsToReview = defineView({
  name: 'readings-to-review',
  version: 4,
  question: 'Which readings wait for a person, and why? The worklist of subscriber affairs.',
  source: eventsOf(meter),
  document: readingToReview,
  indexes: [
    { open: 1, heldOn: 1 },
    { contractorId: 1, heldOn: 1 },
  ],
}).on({
  ReadingHeldForReview: {
    keys,
    change: (
      review,
      {
        data: {
          row,
          findings,
          readingId: _reading,
          policyVersion: _version,
          reason: _reason,
          registers: _registers,
          enteredBy: _enteredBy,
          ...data
        },
      },
    ) => ({
      ...waiting,
      ...(review?.open && { visitOrdered: review.visitOrdered, visit: review.visit }),
      contractorId: null,
      readerId: null,
      ...data,
      about: 'reading',
      reasons: findings.map((finding) => ({ finding: finding.kind, ...wordsOf(finding) })),
      fileId: row?.fileId ?? null,
      line: row?.line ?? null,
    }),
  },
  MeterStoodStill: {
    keys: standstillKey,
    change: (_, { data, recordedAt: _recorded }) => ({
      ...waiting,
      reviewId: standstillReviewOf(data.meterId),
      about: 'standstill',
      meterId: data.meterId,
      accountId: data.accountId,
      readOn: data.until,
      index: data.index,
      kind: 'actual',
      previous: { readOn: data.since, index: data.index },
      reasons: [{ finding: 'standsStill', ...wordsOfStandstill(data) }],
      contractorId: null,
      readerId: null,
      fileId: null,
      line: null,
      heldOn: data.until,
      reviewUntil: null,
    }),
  },
  ReadingAccepted: {
    keys: standstillKey,
    change: (review, { data: { index, readOn } }) =>
      review?.open && index !== review.index ? releasedOn(review, readOn) : review,
  },
  StandstillDisproved: {
    keys: standstillKey,
    change: (review, { businessDate }) => (review?.open ? releasedOn(review, civilDay(businessDate)) : review),
  },
  ReadingReviewEnded: {
    keys,
    change: (review, { data, actor, businessDate }) => {
      if (!review) return undefined;
      const falls = data.overridden?.some(({ kind }) => kind === 'falls') ?? false;
      return {
        ...review,
        open: falls,
        correctionAwaited: falls,
        end: {
          outcome: data.outcome,
          on: data.endedOn ?? civilDay(businessDate),
          by: data.outcome === 'released' ? null : actor.subject,
          reason: data.reason ?? null,
          evidence: data.evidence ?? null,
          rightIndex: data.rightIndex ?? null,
          overridden: data.overridden !== undefined,
          next: falls ? wordsAfterAFall(review) : null,
        },
      };
    },
  },
  AcceptedFallSettled: {
    keys,
    change: (review) =>
      review && {
        ...review,
        open: false,
        correctionAwaited: false,
        end: review.end && { ...review.end, next: null },
      },
  },
  ReadingVisitOrdered: {
    keys,
    change: (review, { data, actor }) =>
      review && {
        ...review,
        visitOrdered: true,
        visit: { on: data.orderedOn, by: actor.subject, reason: data.reason },
      },
  },
  MeterRemoved: {
    keys: standstillKey,
    change: (review, { data: { removedOn } }) => (review?.open ? releasedOn(review, removedOn) : review),
  },
  MeterRemovalRequested: 'ignored',
  MeterRemovalDeclined: 'ignored',
  MeterInstalled: 'ignored',
  ReadingCorrected: 'ignored',
  MeterFaultFound: 'ignored',
  MeterZoneMoveRequested: 'ignored',
  MeterZoneMoveDeclined: 'ignored',
  MeterMovedToZone: 'ignored',
  ReadingKeptAsEvidence: 'ignored',
  TakingOffEntered: 'ignored',
  TakingOffDeclined: 'ignored',
  MeterExchanged: 'ignored',
  MeterTakenOff: 'ignored',
  MeterTestRecorded: 'ignored',
  SelfReadingRefused: 'ignored',
  RegisterSetAssigned: 'ignored',
});
