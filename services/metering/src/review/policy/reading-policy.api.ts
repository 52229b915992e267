import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access, PolicyController } from '@pishkhan/service-kit';
import { readingPolicy } from './domain/reading-policy.ts';
import { readingPolicyMustBeKnown } from './domain/reading-policy.rules.ts';

/** Which readings wait for a person (15.4-33, 15.4-34), and which types of meters there are (C3-1). */
@ApiTags('reading policies')
@Controller('v1/reading-policies/:name')
@Access({
  headOfSubscriberAffairs: 'company',
  subscriberAffairsOfficer: 'company',
  policyOfficer: 'company',
  connectionsUnit: 'company',
  auditor: 'company',
})
export class ReadingPolicyApi extends PolicyController<'ReadingPolicy'> {
  protected readonly policies = { decider: readingPolicy, mustBeKnown: readingPolicyMustBeKnown };
}
