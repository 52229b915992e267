import { civilDate, identifier, listOf, nullable, optional, plain, text, truth, type Field } from '@pishkhan/fields';
import { dto, publication } from '@pishkhan/service-kit';

export class PolicyPath extends dto({
  name: identifier({ fa: 'نام ضابطه', en: 'name of the policy' }, { example: 'billing' }),
}) {}

export class PolicyQuery extends dto({
  on: optional(civilDate({ fa: 'روز', en: 'day of `inForce`; default today' })),
}) {}

/** The rules of each policy check its content. */
const content: Field = {
  ...plain.record({ fa: 'تنظیم‌ها', en: 'settings, by the schema of the policy' }),
  rule: 'isContent',
};

export class PolicyVersionBody extends dto({
  version: identifier({ fa: 'نام نسخه', en: 'name of the version' }),
  effectiveFrom: civilDate({ fa: 'نخستین روز اجرا', en: 'first day in force' }),
  sample: truth({ fa: 'آزمایشی‌بودن', en: 'not decided by a company' }),
  settles: text({ fa: 'موضوع ضابطه', en: 'the gap of the sources that it settles, and how' }, { max: 2_000 }),
  content,
}) {}

class PublishedPolicyVersionDto extends dto({ ...PolicyVersionBody.fields, ...publication }) {}

export class PolicyVersionNamedDto extends dto({
  name: plain.text('name of the policy'),
  version: plain.text('name of the version'),
}) {}

export class PolicyDto extends dto({
  name: plain.text('name of the policy'),
  inForce: nullable(plain.text('version in force on the requested day')),
  versions: listOf(PublishedPolicyVersionDto, 'the earliest first, then those replaced'),
}) {}
