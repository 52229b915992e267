import {
  civilDate,
  defineView,
  eventsOf,
  list,
  oneOf,
  orNull,
  text,
  truth,
  whole,
  type DocumentOf,
} from '@pishkhan/views';
import { civilDate as civilDay, type CivilDate } from '@pishkhan/calendar';
import { Type } from 'typebox';
import { meter } from '../meter/domain/meter.ts';
import { standstillReviewOf } from '../meter/domain/reviewing/review.evolve.ts';
import { wordsAfterAFall, wordsOf, wordsOfStandstill } from './finding-words.ts';

const reason = Type.Object(
  {
    finding: oneOf('kind of the finding', [
      'moreDigits',
      'falls',
      'exceedsCapacity',
      'unconfirmedRollover',
      'unusual',
      'twoFigures',
      'standsStill',
    ]),
    fa: text('in words'),
    en: text('in words'),
  },
  { $id: 'ReviewReason' },
);
const previous = Type.Object({ readOn: civilDate('day'), index: whole('index, m³') }, { $id: 'PreviousIndex' });
const orderedVisit = Type.Object(
  { on: civilDate('day of the order'), by: text('who ordered it'), reason: text('why') },
  { $id: 'OrderedVisit' },
);
const end = Type.Object(
  {
    outcome: oneOf('result', ['accepted', 'corrected', 'rejected', 'released']),
    on: civilDate('day'),
    by: orNull(text('who decided; null if the cause is gone')),
    reason: orNull(text('why')),
    evidence: orNull(text('evidence')),
    rightIndex: orNull(whole('index that the evidence shows, m³')),
    overridden: truth('the head accepted an index that the judgement refuses'),
    next: orNull(Type.Object({ fa: text('in words'), en: text('in words') }, { description: 'what is left to do' })),
  },
  { $id: 'ReviewEnd' },
);

/** A reading or a standstill that waits for a person, or waited. */
const document = Type.Object(
  {
    reviewId: text('entry of the worklist'),
    about: oneOf('reading, or standstill of the meter', ['reading', 'standstill']),
    open: truth('it waits for a person'),
    meterId: text('meter'),
    accountId: text('account'),
    readOn: civilDate('day of the reading'),
    index: whole('index, m³'),
    kind: oneOf('origin of the index', ['actual', 'estimated']),
    previous: orNull(previous),
    reasons: list('why it waits', reason),
    contractorId: orNull(text('reading contractor')),
    readerId: orNull(text('reader')),
    fileId: orNull(text('file that brought it')),
    line: orNull(whole('line of the file')),
    heldOn: civilDate('waits since'),
    reviewUntil: orNull(civilDate('deadline by the policy')),
    visitOrdered: truth('a visit of the meter is ordered'),
    correctionAwaited: truth('it was accepted although it falls: the reading before it is to be corrected'),
    visit: orNull(orderedVisit),
    end: orNull(end),
  },
  { $id: 'ReadingToReview' },
);
export type ReadingToReview = DocumentOf<typeof document>;

const keys = ({ data }: { readonly data: { readonly reviewId: string } }) => [data.reviewId];
const waiting = { open: true, visitOrdered: false, correctionAwaited: false, visit: null, end: null } as const;
const standstillKey = ({ data }: { readonly data: { readonly meterId: string } }) => [standstillReviewOf(data.meterId)];

/** The cause is gone: no person is needed. */
const releasedOn = (review: DocumentOf<typeof document>, on: CivilDate): DocumentOf<typeof document> => ({
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
  version: 3,
  question: 'Which readings wait for a person, and why? The worklist of subscriber affairs.',
  source: eventsOf(meter),
  document,
  indexes: [{ open: 1, heldOn: 1 }],
}).on({
  ReadingHeldForReview: {
    keys,
    change: (review, { data: { row, findings, readingId: _reading, policyVersion: _version, ...data } }) => ({
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
  MeterInstalled: 'ignored',
  ReadingCorrected: 'ignored',
  MeterFaultFound: 'ignored',
  ReadingKeptAsEvidence: 'ignored',
});
