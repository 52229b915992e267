import type { Text } from '@pishkhan/fields';
import { partTitles } from '@pishkhan/service-kit/decisions';

/** Decisions about money, in words. */
export const moneyMatterTitles = {
  correction: { fa: 'تعدیل', en: 'correction' },
  refund: { fa: 'استرداد', en: 'refund' },
  reversal: { fa: 'برگشت پرداخت', en: 'reversal of a payment' },
  volumeFactor: { fa: 'ضریب تصحیح حجم', en: 'volume factor' },
} as const satisfies Readonly<Record<string, Text>>;
export const moneyMatters = Object.keys(moneyMatterTitles) as readonly (keyof typeof moneyMatterTitles)[];

const { registrar, visitor, evidence, proposer, signer, decliner } = partTitles;
/** What a person did in one. */
export const moneyPartTitles = {
  registrar,
  visitor,
  evidence,
  proposer,
  signer,
  namedStandIn: { fa: 'تعیین‌شده به جانشینی', en: 'was named as stand-in' },
  decliner,
} as const;
