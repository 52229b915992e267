import { identifier, listOf } from '@pishkhan/fields';
import { dto, policyInForce, policyVersion, policyVersionNames, publication } from '@pishkhan/service-kit';

export class ReadingPolicyPath extends dto({
  name: identifier({ fa: 'نام ضابطه', en: 'name of the policy' }, { example: 'index-judgement' }),
}) {}

export class ReadingPolicyBody extends dto(policyVersion) {}

class ReadingPolicyVersionDto extends dto({ ...policyVersion, ...publication }) {}

export class PublishedReadingPolicyDto extends dto(policyVersionNames) {}

export class ReadingPoliciesDto extends dto({
  ...policyInForce,
  versions: listOf(ReadingPolicyVersionDto, 'the earliest first, then those replaced'),
}) {}
