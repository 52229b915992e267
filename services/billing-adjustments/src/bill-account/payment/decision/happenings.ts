import type { Text } from '@pishkhan/fields';
import { oneOf, optional, text, type DocumentOf, type Fact } from '@pishkhan/views';
import { Type } from 'typebox';
import { moneyRoles } from '../../../pricing/policy/domain/content/approval/money-approval.fields.ts';
import { BILLING_ITSELF } from '../../domain/correcting/proposal.ts';
import { inPlace } from '../../bills/approval.schema.ts';

/** What happens to money on which persons decide, in words. */
export const happeningTitles = {
  received: { fa: 'وجه رسید', en: 'the money was received' },
  requested: { fa: 'درخواست شد', en: 'requested' },
  proposed: { fa: 'پیشنهاد شد', en: 'proposed' },
  signed: { fa: 'تأیید شد', en: 'approved' },
  standInNamed: { fa: 'جانشین تعیین شد', en: 'a stand-in was named' },
  foundShort: { fa: 'تأیید دیگری لازم شد', en: 'another approval became necessary' },
  declined: { fa: 'رد شد', en: 'declined' },
  posted: { fa: 'در حساب ثبت شد', en: 'posted to the account' },
  notPosted: { fa: 'در حساب ثبت نشد', en: 'not posted to the account' },
  assigned: { fa: 'به اشتراک منتسب شد', en: 'assigned to an account' },
  returned: { fa: 'وجه بازگردانده شد', en: 'the money was returned' },
  paid: { fa: 'حواله بانک ثبت شد', en: "the bank's transfer was recorded" },
  sentBack: { fa: 'بانک حواله را برگرداند', en: 'the bank sent the transfer back' },
} as const satisfies Record<string, Text>;
type Kind = keyof typeof happeningTitles;

const fields = {
  kind: oneOf('what happened', Object.keys(happeningTitles) as Kind[]),
  by: text('who did it: user name, or the service'),
  at: text('instant of recording'),
  role: optional(oneOf('as', moneyRoles)),
  inPlace: optional(inPlace),
  reason: optional(text('why')),
  person: optional(text('who was named')),
  accountId: optional(text('account of an assignment')),
};

/** One step of a decision about money: who, when and why. */
export const happening = Type.Object(fields, { $id: 'MoneyHappening' });
export type Happening = DocumentOf<typeof happening>;

/** Words of the service for what a page shows. */
export const inWords = (description: string) =>
  Type.Object({ fa: text('Persian'), en: text('English') }, { description });

export const shownHappening = Type.Object({ ...fields, title: inWords('in words') }, { $id: 'ShownMoneyHappening' });

/** What no person does: the service records what follows from the last approval. */
const ofTheService: ReadonlySet<Kind> = new Set(['foundShort', 'posted', 'notPosted']);

/** The history of a document with one step more. */
export const happened = (
  known: { readonly history?: readonly Happening[] | undefined } | undefined,
  { actor, recordedAt }: Pick<Fact, 'actor' | 'recordedAt'>,
  step: Omit<Happening, 'by' | 'at'>,
): { readonly history: readonly Happening[] } => ({
  history: [
    ...(known?.history ?? []),
    { ...step, by: ofTheService.has(step.kind) ? BILLING_ITSELF : actor.subject, at: recordedAt },
  ],
});

export const inWordsOf = (history: readonly Happening[] = []) =>
  history.map((each) => ({ ...each, title: { ...happeningTitles[each.kind] } }));
