import type { Text } from '@pishkhan/fields';
import { dutyTitles, type Duty, type PartOf } from '@pishkhan/roles';
import { list, oneOf, optional, text, type DocumentOf } from '@pishkhan/views';
import { Type } from 'typebox';
import type { Part } from '../../../correction/domain/signing/places.ts';
import { inWords, inWordsOf, shownHappening, type Happening } from './happenings.ts';

const barred = Type.Object(
  {
    person: text('user name'),
    as: oneOf('part in the matter', Object.keys(dutyTitles) as Duty[]),
    title: inWords('in words'),
  },
  { $id: 'BarredFromMoney' },
);

/** What refunds, reversals and unidentified payments say alike: who decided, who could now, and who may not (7.5). */
export const decidedFields = {
  statusTitle: inWords('the status in words'),
  history: list('who did what, when and why', shownHappening),
  yourPart: optional(
    oneOf('what the caller could do: sign, sign in place of somebody, name a stand-in', [
      'sign',
      'signInPlace',
      'nameStandIn',
    ]),
  ),
  barred: optional(list('while it waits: persons who may not approve it, and why', barred)),
};
const decidedShape = Type.Object(decidedFields);

/** What a person could do now, and who may not. */
export interface DecidedNow {
  readonly yourPart?: Part | undefined;
  readonly barred?: readonly PartOf[] | undefined;
}

interface Decided<Status extends string> {
  readonly status: Status;
  readonly history?: readonly Happening[] | undefined;
}

export const decidedOf = <Status extends string>(
  { status, history }: Decided<Status>,
  titles: Readonly<Record<Status, Text>>,
  { yourPart, barred: persons }: DecidedNow = {},
): DocumentOf<typeof decidedShape> => ({
  statusTitle: { ...titles[status] },
  history: inWordsOf(history),
  ...(yourPart && { yourPart }),
  ...(persons && { barred: persons.map(({ as, by }) => ({ person: by, as, title: { ...dutyTitles[as] } })) }),
});
