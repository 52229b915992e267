import { civilDate, oneOf, orNull, text, titled, truth, whole, type DocumentOf } from '@pishkhan/views';
import { billedReadingKindTitles } from '@pishkhan/consumption';
import { Type } from 'typebox';
import { statuses } from '../../correction/views/corrections.view.ts';
import type { Reading } from '../domain/billing/bill.ts';

const proposal = Type.Object(
  {
    correctionId: text('correction of the estimate'),
    status: oneOf('status', statuses),
    by: orNull(text('person who declined it, requested it again, or decided; null for the system')),
    reason: orNull(text('reason of this person')),
    rule: orNull(text('broken rule of a refused proposal')),
  },
  { description: "the system's own proposal for a reading below an estimate" },
);
export const document = Type.Object(
  {
    readingId: text('reading'),
    accountId: text('account'),
    countyOffice: orNull(text('county of the account; null if it is not known')),
    meterId: text('meter'),
    readOn: civilDate('day of the reading'),
    index: whole('index, m³'),
    kind: titled('origin of the index', billedReadingKindTitles),
    waitsFor: text('missing input, rule, or `estimateCorrection`'),
    reason: Type.Object({ fa: text('Persian'), en: text('English') }, { description: 'why it is listed' }),
    since: civilDate('business day on which it was kept'),
    until: orNull(civilDate('day by which a person should act; null without one')),
    billedWithoutUse: truth('billed with 0 m³ until the estimate before it is corrected'),
    proposal: orNull(proposal),
    held: truth('no bill uses it yet'),
    waiting: truth('somebody or something must act'),
  },
  { $id: 'ReadingNotBilled' },
);
export type Listed = DocumentOf<typeof document>;
type Change = Omit<Listed, 'waiting'>;
export type Proposal = NonNullable<Listed['proposal']>;

const needsSomebody: readonly Proposal['status'][] = ['declined', 'refused'];

/** A held reading, or one billed with 0 m³ whose correction nobody pursues. */
export const listed = (change: Change): Listed => ({
  ...change,
  waiting:
    change.held ||
    (change.billedWithoutUse && change.proposal !== null && needsSomebody.includes(change.proposal.status)),
});

export const readingOf = ({ readingId, meterId, readOn, index, kind }: Reading) => ({
  readingId,
  meterId,
  readOn,
  index,
  kind,
});
