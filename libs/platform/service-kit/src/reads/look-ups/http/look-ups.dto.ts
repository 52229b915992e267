import { accountId, choice, civilDate, identifier, listOf, optional, plain, userName } from '@pishkhan/fields';
import { dto } from '../../../fields/dto.ts';
import { paging } from '../../../fields/page-query.ts';
import { policyInForce, policyVersion, policyVersionNames, publication } from '../../../fields/publication.ts';
import { LOOK_UPS } from '../domain/look-up-limits.policy.ts';
import { unusualRuleNames, unusualRules } from '../domain/unusual.ts';

const from = optional(civilDate({ fa: 'نخستین روز', en: 'first day; default six days before the last one' }));
const to = optional(civilDate({ fa: 'آخرین روز', en: 'last day; default today' }));

export class LookUpQuery extends dto({
  ...paging,
  reader: optional(userName({ fa: 'شناسه کاربر', en: 'reader' }, { example: 'clerk-101' })),
  account: optional(accountId()),
  from: optional(civilDate({ fa: 'نخستین روز', en: 'first day' })),
  to: optional(civilDate({ fa: 'آخرین روز', en: 'last day' })),
}) {}

export class UnusualQuery extends dto({ from, to }) {}

class UnusualLookUpDto extends dto({
  rule: choice({ fa: 'قاعده', en: 'rule' }, unusualRuleNames, { titles: unusualRules }),
  fa: plain.text('in Persian'),
  en: plain.text('in English'),
  reader: plain.text('who looked up'),
  day: plain.text('day, or the last of several'),
  office: optional(plain.text('office of the reader')),
  account: optional(plain.text('account, where one is meant')),
  counted: plain.whole('what was counted'),
  limit: plain.whole('unusual from'),
}) {}

export class UnusualLookUpsDto extends dto({
  from: plain.text('first day'),
  to: plain.text('last day'),
  items: listOf(UnusualLookUpDto, 'the latest day first'),
}) {}

export class LookUpPolicyPath extends dto({
  name: identifier({ fa: 'نام ضابطه', en: 'name of the policy' }, { example: LOOK_UPS }),
}) {}

export class LookUpPolicyBody extends dto(policyVersion) {}

class LookUpPolicyVersionDto extends dto({ ...policyVersion, ...publication }) {}

export class PublishedLookUpPolicyDto extends dto(policyVersionNames) {}

export class LookUpPoliciesDto extends dto({
  ...policyInForce,
  versions: listOf(LookUpPolicyVersionDto, 'the earliest first, then those replaced'),
}) {}
