import { civilDate, identifier, listOf, nullable, plain, text, truth, type Field } from '@pishkhan/fields';
import { dto, publication } from '@pishkhan/service-kit';

export class CasePolicyPath extends dto({
  name: identifier({ fa: 'نام ضابطه', en: 'name of the policy' }, { example: 'complaint-referral' }),
}) {}

/** The schema of each policy checks its content. */
const content: Field = {
  ...plain.record({ fa: 'تنظیم‌ها', en: 'settings, by the schema of the policy' }),
  rule: 'isContent',
};

export class CasePolicyBody extends dto({
  version: identifier({ fa: 'نام نسخه', en: 'name of the version' }),
  effectiveFrom: civilDate({ fa: 'نخستین روز اجرا', en: 'first day in force' }),
  sample: truth({ fa: 'آزمایشی‌بودن', en: 'not decided by a company' }),
  settles: text({ fa: 'موضوع ضابطه', en: 'the gap of the sources that it settles, and how' }, { max: 2_000 }),
  content,
}) {}

class CasePolicyVersionDto extends dto({ ...CasePolicyBody.fields, ...publication }) {}

export class PublishedCasePolicyDto extends dto({
  name: plain.text('name of the policy'),
  version: plain.text('name of the version'),
}) {}

export class CasePoliciesDto extends dto({
  name: plain.text('name of the policy'),
  inForce: nullable(plain.text('version in force today')),
  versions: listOf(CasePolicyVersionDto, 'the earliest first, then those replaced'),
}) {}
