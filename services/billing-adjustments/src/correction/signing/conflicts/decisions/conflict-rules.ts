import type { Text } from '@pishkhan/fields';
import { decisionRules } from '@pishkhan/service-kit/decisions';
import type { ConflictsPolicy } from '../../../../pricing/policy/domain/content/conflicts.policy.ts';
import type { MoneyDecision } from './money-decision.ts';

/** Why an auditor examines a decision, by the names in the report (1.2, 7.5; S3). */
export const conflictRules = {
  OwnAccount: decisionRules.OwnAccount,
  QuickApproval: decisionRules.QuickApproval,
  SeveralParts: {
    fa: 'امضاکننده در همین موضوع نقش دیگری هم داشته است',
    en: 'A signer had another part in the same matter',
  },
  SignedInPlace: {
    fa: 'امضا به جای شخص دیگر: جانشین، یا رئیس امور مشترکین به جای نماینده',
    en: 'Signed in the place of another person: a stand-in, or the head for a representative',
  },
  OverriddenJudgement: decisionRules.OverriddenJudgement,
  MoneyBack: { fa: 'استرداد یا برگشت پرداخت', en: 'A refund or a reversal of a payment' },
  NearBand: { fa: 'مبلغی نزدیک به سقف تأیید', en: 'An amount near the bound of its band' },
  SplitAmount: {
    fa: 'مبلغی که تنها با جمع مبالغ دیگر همین حساب به سقف بالاتر رسیده است',
    en: 'An amount that reached a higher band only with other amounts of the account',
  },
} as const satisfies Readonly<Record<string, Text>>;
export type ConflictRule = keyof typeof conflictRules;
export const conflictRuleNames = Object.keys(conflictRules) as readonly ConflictRule[];

/** From one amount to another of one version of a policy; both count as near. */
export interface NearBand {
  readonly kind: MoneyDecision['kind'];
  readonly policy: string;
  readonly from: number;
  readonly upTo: number;
}

/** What the report compares decisions with. */
export interface ConflictMeasures {
  readonly limits: ConflictsPolicy;
  readonly nearBands: readonly NearBand[];
  /** Persons of the staff at their own accounts, as in `MoneyDecision.atAccounts`. */
  readonly ownAccounts: ReadonlySet<string>;
}

const isIn = ({ kind, policy, counts }: MoneyDecision, near: NearBand): boolean =>
  near.kind === kind && near.policy === policy && counts >= near.from && counts <= near.upTo;

/** The rules that a decision meets, in their order. */
export const conflictsOf = (
  decision: MoneyDecision,
  { limits, nearBands, ownAccounts }: ConflictMeasures,
): readonly ConflictRule[] => {
  const meets: Readonly<Record<ConflictRule, boolean>> = {
    OwnAccount: decision.atAccounts.some((each) => ownAccounts.has(each)),
    QuickApproval: decision.minutes !== undefined && decision.minutes <= limits.quickMinutes,
    SeveralParts: decision.isSeveral,
    SignedInPlace: decision.isInPlace,
    OverriddenJudgement: decision.isOverride,
    MoneyBack: decision.kind === 'refund' || decision.kind === 'reversal',
    NearBand: nearBands.some((near) => isIn(decision, near)),
    SplitAmount: decision.isSplit,
  };
  return conflictRuleNames.filter((rule) => meets[rule]);
};
