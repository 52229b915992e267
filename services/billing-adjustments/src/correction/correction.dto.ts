import { ApiProperty } from '@nestjs/swagger';
import { IsOneOf, IsSha256, IsText, PageQuery } from '@pishkhan/service-kit';
import { ApprovalDto } from '../explanation/approval.dto.ts';
import { ProposalDto } from './proposal/proposal.dto.ts';

const text = (description: string, required = true) => ApiProperty({ type: 'string', description, required });

export const statuses = ['awaitingApproval', 'fullyApproved', 'posted', 'declined', 'refused'] as const;

const approverRoles = ['qualifiedRepresentative', 'headOfSubscriberAffairs'] as const;

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

export class SignedDto extends ApprovalDto {
  @text('correction')
  correctionId!: string;

  @text('hash that was signed')
  hash!: string;
}

export class EvidenceDto {
  @text('day of the visit')
  visitedOn!: string;

  @text('who visited')
  visitedBy!: string;

  @ApiProperty({ type: 'integer', description: 'index seen, m³' })
  indexSeen!: number;

  @text('remarks', false)
  remarks?: string;
}

export class CorrectionDto {
  @text('correction')
  correctionId!: string;

  @text('case that asked')
  caseId!: string;

  @text('counter office of the case')
  officeId!: string;

  @text('county of the account', false)
  countyOffice?: string;

  @text('account')
  accountId!: string;

  @ApiProperty({ type: 'string', enum: statuses })
  status!: (typeof statuses)[number];

  @text('reading whose index is wrong')
  readingId!: string;

  @ApiProperty({ type: 'integer', description: 'index found right, m³' })
  rightIndex!: number;

  @ApiProperty({ type: EvidenceDto })
  evidence!: EvidenceDto;

  @ApiProperty({ type: 'string', enum: ['readingContractor', 'company'] })
  fault!: 'readingContractor' | 'company';

  @text('who asked; may not approve')
  proposedBy!: string;

  @text('who read the disputed index; may not approve', false)
  disputedReader?: string;

  @text('day of the proposal')
  proposedOn!: string;

  @ApiProperty({
    type: () => ProposalDto,
    required: false,
    description: 'the whole before and after; absent for a request that was refused',
  })
  proposal?: ProposalDto;

  @text('SHA-256 of the proposal: what approvers sign', false)
  hash?: string;

  @ApiProperty({ type: SignedDto, isArray: true, description: 'of this hash' })
  approvals!: SignedDto[];

  @ApiProperty({ type: 'string', isArray: true, description: 'roles whose approval is still needed' })
  approvalsLeft!: string[];

  @text('rule that was broken', false)
  rule?: string;

  @text('word of whoever declined', false)
  reason?: string;

  @text('instant of the latest fact')
  changedAt!: string;
}

export class CorrectionPage {
  @ApiProperty({ type: CorrectionDto, isArray: true, description: 'the latest change first' })
  items!: CorrectionDto[];

  @ApiProperty({ type: 'string', nullable: true, description: 'cursor of the next page' })
  next!: string | null;
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
