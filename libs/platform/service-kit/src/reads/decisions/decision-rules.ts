import { choice, type Text } from '@pishkhan/fields';
import { trusted } from '@pishkhan/views';
import type { QueryFilter } from 'mongoose';
import type { PersonsDecision } from './decision.ts';

/** Why an auditor examines a decision; the same names in every service (1.2, 7.5; S3). */
export const decisionRules = {
  OwnAccount: {
    fa: 'این شخص درباره حسابی کار کرده است که مشترک آن یا نماینده مشترک آن است',
    en: 'A person acted on an account whose subscriber or representative this person is',
  },
  QuickApproval: {
    fa: 'تأیید چند دقیقه پس از پیشنهاد، یا تصمیم چند دقیقه پس از ثبت درخواست',
    en: 'Approved within minutes of the proposal, or decided within minutes of the registration',
  },
  SeveralParts: {
    fa: 'یک شخص در این موضوع چند نقش داشته است',
    en: 'One person had several parts in the matter over time',
  },
  DecidedAlone: { fa: 'تصمیم یک نفر بدون شخص دوم', en: 'One person decided, without a second one' },
  Retroactive: { fa: 'از روزی پیش از تأیید اجرا می‌شود', en: 'It counts from a day before its confirmation' },
  OverriddenJudgement: {
    fa: 'رئیس امور مشترکین رقم را با وجود هشدار سامانه پذیرفته است',
    en: 'The head accepted an index against the judgement',
  },
  FirstLoad: {
    fa: 'نسخه نخستین که هنگام راه‌اندازی بارگذاری شده و شخص دوم ندارد',
    en: 'Loaded at the first start of the service, without a second person',
  },
} as const satisfies Readonly<Record<string, Text>>;
export type DecisionRule = keyof typeof decisionRules;
export const decisionRuleNames = Object.keys(decisionRules) as readonly DecisionRule[];

/** What the report compares with. */
export interface DecisionMeasures {
  /** Absent: no decision counts as quick. */
  readonly quickMinutes?: number | undefined;
  /** Persons of the staff at their own accounts, as in `PersonsDecision.atAccounts`. */
  readonly ownAccounts: ReadonlySet<string>;
}

/** The rules that a decision meets, in their order. */
export const rulesMetBy = (
  decision: PersonsDecision,
  { quickMinutes, ownAccounts }: DecisionMeasures,
): readonly DecisionRule[] => {
  const meets: Readonly<Record<DecisionRule, boolean>> = {
    OwnAccount: decision.atAccounts.some((each) => ownAccounts.has(each)),
    QuickApproval: quickMinutes !== undefined && decision.minutes !== undefined && decision.minutes <= quickMinutes,
    SeveralParts: decision.isSeveral,
    DecidedAlone: decision.isAlone,
    Retroactive: decision.isRetroactive,
    OverriddenJudgement: decision.isOverride,
    FirstLoad: decision.isFirstLoad,
  };
  return decisionRuleNames.filter((rule) => meets[rule]);
};

type Filter = QueryFilter<PersonsDecision>;

/** The decisions that meet a rule, as a query; `rulesMetBy` says the same of one decision. */
export const filterOfRule = (rule: DecisionRule, { quickMinutes, ownAccounts }: DecisionMeasures): Filter => {
  switch (rule) {
    case 'OwnAccount':
      return { atAccounts: trusted({ $in: [...ownAccounts] }) };
    case 'QuickApproval':
      return { minutes: trusted({ $lte: quickMinutes ?? -1 }) };
    case 'SeveralParts':
      return { isSeveral: true };
    case 'DecidedAlone':
      return { isAlone: true };
    case 'Retroactive':
      return { isRetroactive: true };
    case 'OverriddenJudgement':
      return { isOverride: true };
    case 'FirstLoad':
      return { isFirstLoad: true };
  }
};

/** The decisions that meet any rule. */
export const filterOfAnyRule = (measures: DecisionMeasures): Filter => ({
  $or: decisionRuleNames.map((rule) => filterOfRule(rule, measures)),
});

/** Which decisions a report lists. */
export const whichDecisions = choice({ fa: 'کدام تصمیم‌ها', en: 'which decisions' }, ['toExamine', 'all'], {
  titles: {
    toExamine: { fa: 'آنچه باید بررسی شود', en: 'those to examine' },
    all: { fa: 'همه', en: 'all' },
  },
});
