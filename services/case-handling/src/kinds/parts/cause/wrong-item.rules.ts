import { rule } from '@pishkhan/decider';
import type { FactRecord } from '../../../engine/kind/facts.ts';
import type { KnownMiscItem } from '../../../engine/kind/known.ts';

/** A wrong Card 74 item answers an objection to miscellaneous amounts (A6-1 b, 15.4-39). */
export const objectionMustConcernMiscellaneousAmounts = rule(
  'ObjectionMustConcernMiscellaneousAmounts',
  { fa: 'موضوع اعتراض مبالغ متفرقه نیست', en: 'The objection is not about miscellaneous amounts' },
  ({ facts }: { readonly facts: FactRecord }) => facts['objection'] !== 'miscellaneous',
);

/** A Card 74 item is one of the account (A6-1 b, 15.4-39). */
export const namedItemMustBeOfTheAccount = rule(
  'NamedItemMustBeOfTheAccount',
  {
    fa: 'این قلم متفرقه (کارت ۷۴) در حساب این اشتراک نیست یا هنوز به این بخش نرسیده است؛ اندکی بعد دوباره بفرستید',
    en: 'The account has no such Card 74 item, or it has not arrived here yet; send the request again in a moment',
  },
  (linkId: string, items: readonly KnownMiscItem[]) =>
    !items.some((item) => item.linkId === linkId) && { linkId, items: items.map((item) => item.linkId) },
);

/** A Card 74 item is reversed once (15.4-39). */
export const namedItemMustNotBeReversed = rule(
  'NamedItemMustNotBeReversed',
  { fa: 'این قلم متفرقه پیش‌تر برگشت خورده است', en: 'The Card 74 item was reversed already' },
  (linkId: string, items: readonly KnownMiscItem[]) =>
    items.some((item) => item.linkId === linkId && item.reversedBy !== undefined) && { linkId },
);
