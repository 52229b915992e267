import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access, PolicyController } from '@pishkhan/service-kit';
import { policy } from './domain/policy.ts';
import { policyNameMustBeKnown } from './domain/policy.rules.ts';

@ApiTags('policies')
@Controller('v1/policies/:name')
@Access({
  counterClerk: 'company',
  qualifiedRepresentative: 'company',
  headOfSubscriberAffairs: 'company',
  subscriberAffairsOfficer: 'company',
  policyOfficer: 'company',
  auditor: 'company',
})
export class PolicyApi extends PolicyController<'PolicyVersion'> {
  protected readonly policies = { decider: policy, mustBeKnown: policyNameMustBeKnown };
}
