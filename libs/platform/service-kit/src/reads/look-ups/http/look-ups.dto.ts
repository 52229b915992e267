import { accountId, choice, civilDate, listOf, optional, plain, userName } from '@pishkhan/fields';
import { dto } from '../../../fields/dto.ts';
import { paging } from '../../../fields/page-query.ts';
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
