import { civilDate, identifier, listOf, optional } from '@pishkhan/fields';
import { dto, policyInForce, policyVersion, policyVersionNames, publication } from '@pishkhan/service-kit';

export class PolicyPath extends dto({
  name: identifier({ fa: 'نام ضابطه', en: 'name of the policy' }, { example: 'billing' }),
}) {}

export class PolicyQuery extends dto({
  on: optional(civilDate({ fa: 'روز', en: 'day of `inForce`; default today' })),
}) {}

export class PolicyVersionBody extends dto(policyVersion) {}

class PublishedPolicyVersionDto extends dto({ ...policyVersion, ...publication }) {}

export class PolicyVersionNamedDto extends dto(policyVersionNames) {}

export class PolicyDto extends dto({
  ...policyInForce,
  versions: listOf(PublishedPolicyVersionDto, 'the earliest first, then those replaced'),
}) {}
