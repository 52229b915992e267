import { ApiProperty } from '@nestjs/swagger';
import { IsOneOf, IsSha256, IsText, PageQuery } from '@pishkhan/service-kit';
import { approverRoles } from './proposal/proposal.schema.ts';
import { statuses } from './views/corrections.view.ts';

const text = (description: string, required = true) => ApiProperty({ type: 'string', description, required });

export class CorrectionPath {
  @IsText('correction', { max: 80 })
  correctionId!: string;
}

export class CorrectionQuery extends PageQuery {
  @IsOneOf('only those that stand so', statuses, { optional: true })
  status?: (typeof statuses)[number];

  @IsOneOf('only those that wait for the approval of this role', approverRoles, { optional: true })
  approvalsLeft?: (typeof approverRoles)[number];
}

export class ApprovalBody {
  @IsSha256('hash of the proposal that is approved')
  hash!: string;

  @IsText('why it is approved; kept with the approval', { max: 2_000, optional: true })
  reason?: string;
}

export class DeclineBody {
  @IsText('why it is not approved', { max: 2_000 })
  reason!: string;
}

/** Where a correction stands after a command. */
export class StandingDto {
  @text('correction')
  correctionId!: string;

  @ApiProperty({ type: 'string', enum: statuses })
  status!: (typeof statuses)[number];

  @text('hash of the proposal', false)
  hash?: string;

  @ApiProperty({ type: 'string', isArray: true })
  approvalsLeft!: string[];
}
