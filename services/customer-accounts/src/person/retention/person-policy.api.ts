import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access, PolicyController } from '@pishkhan/service-kit';
import { personPolicy } from './domain/person-policy.ts';
import { personPolicyMustBeKnown } from './domain/person-policy.rules.ts';

/** How long the records of a person are kept (15.2-14). */
@ApiTags('person policies')
@Controller('v1/person-policies/:name')
@Access({
  headOfSubscriberAffairs: 'company',
  subscriberAffairsOfficer: 'company',
  policyOfficer: 'company',
  auditor: 'company',
})
export class PersonPolicyApi extends PolicyController<'PersonPolicy'> {
  protected readonly policies = { decider: personPolicy, mustBeKnown: personPolicyMustBeKnown };
}
