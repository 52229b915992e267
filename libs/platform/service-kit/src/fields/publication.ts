import { civilDate, identifier, nullable, optional, plain, text, truth, type Field } from '@pishkhan/fields';

/** Response fields about the publication of a version, in addition to its content. */
export const publication = {
  publishedOn: optional(plain.text('day of publishing: a further version could replace it on that day')),
  replaces: optional(plain.text('version that it replaces')),
  replacedBy: optional(plain.text('version that replaces it; then it is in force on no day')),
};

/** The schema of each policy checks its content. */
const content: Field = {
  ...plain.record({ fa: 'تنظیم‌ها', en: 'settings, by the schema of the policy' }),
  rule: 'isContent',
};

/** Request fields of a version of a policy (15.2). */
export const policyVersion = {
  version: identifier({ fa: 'نام نسخه', en: 'name of the version' }),
  effectiveFrom: civilDate({ fa: 'نخستین روز اجرا', en: 'first day in force' }),
  sample: truth({ fa: 'آزمایشی‌بودن', en: 'not decided by a company' }),
  settles: text({ fa: 'موضوع ضابطه', en: 'the gap of the sources that it settles, and how' }, { max: 2_000 }),
  content,
};

/** Response fields of a published version of a policy: its names. */
export const policyVersionNames = {
  name: plain.text('name of the policy'),
  version: plain.text('name of the version'),
};

/** Response fields of a policy beside its versions. */
export const policyInForce = {
  name: plain.text('name of the policy'),
  inForce: nullable(plain.text('version in force today, or on the day that the request names')),
};
