import {
  choice,
  civilDate,
  identifier,
  listOf,
  nullable,
  optional,
  part,
  plain,
  titleText,
  truth,
  type Field,
  type Shaped,
} from '@pishkhan/fields';
import { publicationWays } from '@pishkhan/published-versions';
import { dto } from './dto.ts';

class PublicationDto extends dto({
  way: choice({ fa: 'شیوه انتشار', en: 'secondPerson, or a sample that was loaded without one' }, publicationWays),
  proposedBy: plain.text('who proposed the version'),
  proposedOn: plain.text('day of the proposal'),
  confirmedBy: optional(plain.text('the second person')),
  confirmedAs: optional(plain.text('role of the second person')),
  inForceAt: plain.text('the moment from which the version counts, UTC'),
  retroactiveBecause: optional(plain.text('why it is dated before its publication')),
}) {}

/** Response fields about the publication of a version, in addition to its content. */
export const publication = {
  publishedOn: optional(plain.text('day of publishing: a further version could replace it on that day')),
  replaces: optional(plain.text('version that it replaces')),
  replacedBy: optional(plain.text('version that replaces it; then it is in force on no day')),
  publication: optional(part(PublicationDto, 'who published it; absent in versions of earlier releases')),
};

/** Request fields of a proposal beside its content. */
export const reasonOfProposal = {
  reason: optional(
    titleText(
      { fa: 'علت، اگر نسخه از روزی پیش از امروز اجرا می‌شود', en: 'the reason of a version dated before today' },
      { min: 3, max: 1_000 },
    ),
  ),
  basedOn: optional(
    identifier({
      fa: 'نسخه‌ای که تغییر داده شده است',
      en: 'the version that was changed; refused if another one is in force on the first day',
    }),
  ),
};

/** Response fields of a version that waits for its second person, in addition to its content. */
export const proposal = {
  proposedBy: plain.text('who proposed it'),
  proposedOn: plain.text('day of the proposal'),
  reason: optional(plain.text('the reason of a version dated before its proposal')),
  basedOn: optional(plain.text('the version that it changes, where the proposer said it')),
};

/** Response field: what the request has led to. */
export const publishingStatus = {
  status: choice({ fa: 'وضعیت', en: 'waiting for the second person, published or declined' }, [
    'waiting',
    'published',
    'declined',
  ]),
};

/** The schema of each policy checks its content. */
const content: Field = {
  ...plain.record({ fa: 'تنظیم‌ها', en: 'settings, by the schema of the policy' }),
  rule: 'isContent',
};

/** The content of one policy, with its own fields. */
export const contentOf = (fields: Shaped): Field => part(fields, { fa: 'تنظیم‌ها', en: 'settings' });

/** Fields of a version of a policy (15.2). */
export const policyVersion = {
  version: identifier({ fa: 'نام نسخه', en: 'name of the version' }),
  effectiveFrom: civilDate({ fa: 'نخستین روز اجرا', en: 'first day in force' }),
  sample: truth({ fa: 'آزمایشی‌بودن', en: 'not decided by a company' }),
  settles: titleText({ fa: 'موضوع ضابطه', en: 'the gap of the sources that it settles, and how' }, { max: 2_000 }),
  content,
};
const name = identifier({ fa: 'نام ضابطه', en: 'name of the policy' }, { example: 'billing' });
const version = identifier({ fa: 'نام نسخه', en: 'name of the version' });

export class DeclinedVersionBody extends dto({
  reason: titleText({ fa: 'علت رد', en: 'why the version is declined' }, { min: 3, max: 1_000 }),
}) {}

/** Address of a version, where its document is the only one. */
export class VersionPath extends dto({ version }) {}

export class PolicyPath extends dto({ name }) {}
export class PolicyVersionPath extends dto({ name, version }) {}
export class PolicyQuery extends dto({
  on: optional(civilDate({ fa: 'روز', en: 'day of `inForce`; default today' })),
}) {}
export class PolicyVersionBody extends dto({ ...policyVersion, ...reasonOfProposal }) {}
export class PolicyVersionNamedDto extends dto({
  name: plain.text('name of the policy'),
  version: plain.text('name of the version'),
  ...publishingStatus,
}) {}

class PublishedPolicyVersionDto extends dto({ ...policyVersion, ...publication }) {}
class WaitingPolicyVersionDto extends dto({ ...policyVersion, ...proposal }) {}
export class PolicyDto extends dto({
  name: plain.text('name of the policy'),
  inForce: nullable(plain.text('version in force today, or on the day that the request names')),
  versions: listOf(PublishedPolicyVersionDto, 'the earliest first, then those replaced'),
  waiting: listOf(WaitingPolicyVersionDto, 'proposed, without effect until a second person confirms'),
}) {}
