import { civilDate, identifier, listOf, nullable, plain, text, truth, type Field } from '@pishkhan/fields';
import { dto, publication } from '@pishkhan/service-kit';

export class ReadingPolicyPath extends dto({
  name: identifier({ fa: 'نام ضابطه', en: 'name of the policy' }, { example: 'index-judgement' }),
}) {}

/** The schema of each policy checks its content. */
const content: Field = {
  ...plain.record({ fa: 'تنظیم‌ها', en: 'settings, by the schema of the policy' }),
  rule: 'isContent',
};

export class ReadingPolicyBody extends dto({
  version: identifier({ fa: 'نام نسخه', en: 'name of the version' }),
  effectiveFrom: civilDate({ fa: 'نخستین روز اجرا', en: 'first day in force' }),
  sample: truth({ fa: 'آزمایشی‌بودن', en: 'not decided by a company' }),
  settles: text({ fa: 'موضوع ضابطه', en: 'the gap of the sources that it settles, and how' }, { max: 2_000 }),
  content,
}) {}

class ReadingPolicyVersionDto extends dto({ ...ReadingPolicyBody.fields, ...publication }) {}

export class PublishedReadingPolicyDto extends dto({
  name: plain.text('name of the policy'),
  version: plain.text('name of the version'),
}) {}

export class ReadingPoliciesDto extends dto({
  name: plain.text('name of the policy'),
  inForce: nullable(plain.text('version in force today')),
  versions: listOf(ReadingPolicyVersionDto, 'the earliest first, then those replaced'),
}) {}
