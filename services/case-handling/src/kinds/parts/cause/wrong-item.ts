import { text, withHelp, type Answers } from '../../../engine/kind/form.ts';
import { decision, request } from '../../../engine/kind/kind.ts';
import { correctionRequest, requestedBy } from './correction.ts';
import type { KnownBilling } from '../../../engine/kind/known.ts';
import type { Deciding, FactRecord, Refusal } from '../../../engine/kind/vocabulary.ts';
import {
  namedItemMustBeOfTheAccount,
  namedItemMustNotBeReversed,
  objectionMustConcernMiscellaneousAmounts,
} from './wrong-item.rules.ts';
import { document, noReadingMustExceedIndexSeen } from './wrong-price.ts';

/** The Card 74 item as the ledger of the account names it, and what proves that it is wrong. */
export const itemLinkId = withHelp(text({ fa: 'قلم متفرقه (کارت ۷۴)', en: 'Card 74 item' }, 120), {
  fa: 'شناسه قلم در ریز حساب اشتراک',
  en: 'its reference in the ledger of the account',
});
const wrongItem = { linkId: itemLinkId, document } as const;
type Filled = Deciding<FactRecord, Answers<typeof wrongItem>>;

/** The item that a decision names is one of the account and not reversed (15.4-39). */
export const itemMustBeReversible = (linkId: string | undefined, billing: KnownBilling | undefined): Refusal =>
  linkId !== undefined &&
  billing !== undefined &&
  (namedItemMustBeOfTheAccount(linkId, billing.miscItems) || namedItemMustNotBeReversed(linkId, billing.miscItems));

/** A miscellaneous amount was wrong (A6-1 b). */
export const itemWrong = <const To extends string>(to: To) =>
  decision({
    title: { fa: 'مبلغ متفرقه اشتباه است', en: 'The miscellaneous amount is wrong' },
    asks: wrongItem,
    offeredIf: [objectionMustConcernMiscellaneousAmounts, noReadingMustExceedIndexSeen],
    mustHold: [({ form, billing }: Filled) => itemMustBeReversible(form.linkId, billing)],
    to,
  });

/** Both sides of the Card 74 pair are reversed (15.4-39). */
export const itemCorrection = request({
  ...correctionRequest,
  after: wrongItem,
  needs: {},
  content: ({ form: { document: proof, linkId }, ...asking }) => ({
    ...requestedBy(asking),
    cause: { kind: 'miscItem' as const, linkId },
    document: proof,
  }),
});
