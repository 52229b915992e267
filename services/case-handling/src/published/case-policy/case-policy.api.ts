import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access, PolicyController } from '@pishkhan/service-kit';
import { casePolicy } from './domain/case-policy.ts';
import { casePolicyMustBeKnown } from './domain/case-policy.rules.ts';

/** How cases are handled where the sources leave it open (15.2). */
@ApiTags('case policies')
@Controller('v1/case-policies/:name')
@Access({
  counterClerk: 'company',
  qualifiedRepresentative: 'company',
  headOfSubscriberAffairs: 'company',
  policyOfficer: 'company',
  auditor: 'company',
})
export class CasePolicyApi extends PolicyController<'CasePolicy'> {
  protected readonly policies = { decider: casePolicy, mustBeKnown: casePolicyMustBeKnown };
}
