import { Controller, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access } from '../../../identity/access.ts';
import { PolicyController } from '../../../fields/publishing/policy-controller.ts';
import { lookUpPolicyMustBeKnown } from '../domain/look-ups.rules.ts';
import type { LookUpParts } from '../index.ts';
import { LOOK_UP_PARTS } from './look-ups.ts';

/** How much one reader may look up, and which look-ups are unusual (N7). */
@ApiTags('look-ups')
@Controller('v1/look-up-policies/:name')
@Access({ headOfSubscriberAffairs: 'company', policyOfficer: 'company', auditor: 'company' })
export class LookUpPolicyApi extends PolicyController<'LookUpPolicy'> {
  @Inject(LOOK_UP_PARTS) private readonly parts!: LookUpParts;

  protected get policies() {
    return { decider: this.parts.policy, mustBeKnown: lookUpPolicyMustBeKnown };
  }
}
