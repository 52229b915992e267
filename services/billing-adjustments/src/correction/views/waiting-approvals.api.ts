import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { roles, scopeOf, type OfficeScope, type Reach } from '@pishkhan/roles';
import { Access, CurrentActor, Granted, Operation, Reads, type SignedInActor } from '@pishkhan/service-kit';
import type { ApproverRole } from '../../pricing/policy/domain/content/approval/correction-approval.policy.ts';
import { approverRoles } from '../proposal/proposal.schema.ts';
import { corrections } from './corrections.view.ts';
import { Signers } from '../signing/signers.ts';

export class RoleTitleDto {
  @ApiProperty({ type: 'string', description: 'Persian' }) fa!: string;
  @ApiProperty({ type: 'string', description: 'English' }) en!: string;
}

export class WaitingApprovalsOfRoleDto {
  @ApiProperty({ type: 'string', enum: approverRoles }) role!: string;
  @ApiProperty({ type: () => RoleTitleDto }) title!: RoleTitleDto;
  @ApiProperty({ type: 'integer', description: 'corrections in the inbox of the caller in this role' })
  waiting!: number;
  @ApiProperty({ type: 'string', nullable: true, description: 'day of the oldest proposal' })
  oldestProposedOn!: string | null;
}

export class WaitingApprovalsDto {
  @ApiProperty({ type: () => WaitingApprovalsOfRoleDto, isArray: true, description: 'one per role that approves' })
  roles!: WaitingApprovalsOfRoleDto[];
}

@ApiTags('corrections')
@Controller('v1/waiting-approvals')
export class WaitingApprovalsApi {
  constructor(
    @Inject(Reads) private readonly reads: Reads,
    @Inject(Signers) private readonly signers: Signers,
  ) {}

  @Get()
  @Access({ qualifiedRepresentative: 'ownOffice', headOfSubscriberAffairs: 'ownCounty' })
  @Operation({
    fa: 'شمار تعدیل‌هایی که در انتظار تأیید من‌اند، در هر نقش',
    en: 'How many corrections wait for the approval of the caller, by role',
  })
  @ApiOkResponse({ type: WaitingApprovalsDto })
  async countWaiting(@CurrentActor() actor: SignedInActor, @Granted() reach: Reach): Promise<WaitingApprovalsDto> {
    await this.reads.upToDate(corrections);
    const held = approverRoles.filter((role) => actor.roles.includes(role));
    return { roles: await Promise.all(held.map((role) => this.countedIn(role, actor, scopeOf(reach)))) };
  }

  private async countedIn(
    role: ApproverRole,
    actor: SignedInActor,
    scope: OfficeScope,
  ): Promise<WaitingApprovalsOfRoleDto> {
    const filter = await this.signers.filter(actor, scope, role);
    const [counted] = await this.reads
      .model(corrections)
      .aggregate<{ waiting: number; oldest: string }>([
        { $match: filter },
        { $group: { _id: null, waiting: { $sum: 1 }, oldest: { $min: '$proposedOn' } } },
      ]);
    const { title } = roles[role];
    return { role, title, waiting: counted?.waiting ?? 0, oldestProposedOn: counted?.oldest ?? null };
  }
}
