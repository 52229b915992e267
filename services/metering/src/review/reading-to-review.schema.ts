import { civilDate, list, oneOf, optional, orNull, text, truth, whole, type DocumentOf } from '@pishkhan/views';
import { Type } from 'typebox';

const reason = Type.Object(
  {
    finding: oneOf('kind of the finding', [
      'moreDigits',
      'falls',
      'exceedsCapacity',
      'unconfirmedRollover',
      'unusual',
      'twoFigures',
      'takenOff',
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
export const readingToReview = Type.Object(
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
    photo: optional(text('document with the photograph of the meter')),
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
export type ReadingToReview = DocumentOf<typeof readingToReview>;
