import { identifier, listOf } from '@pishkhan/fields';
import { dto, policyInForce, policyVersion, policyVersionNames, publication } from '@pishkhan/service-kit';

export class CasePolicyPath extends dto({
  name: identifier({ fa: 'نام ضابطه', en: 'name of the policy' }, { example: 'complaint-referral' }),
}) {}

export class CasePolicyBody extends dto(policyVersion) {}

class CasePolicyVersionDto extends dto({ ...policyVersion, ...publication }) {}

export class PublishedCasePolicyDto extends dto(policyVersionNames) {}

export class CasePoliciesDto extends dto({
  ...policyInForce,
  versions: listOf(CasePolicyVersionDto, 'the earliest first, then those replaced'),
}) {}
