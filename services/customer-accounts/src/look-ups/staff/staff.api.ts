import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { civilDate } from '@pishkhan/calendar';
import {
  Access,
  CommandEnvelope,
  Commands,
  Offices,
  officeKindsOf,
  Operation,
  type Envelope,
  StrongLogin,
} from '@pishkhan/service-kit';
import { PersonVault, type Person } from '../../person/vault/person-vault.ts';
import type { Identities } from './domain/staff-member.messages.ts';
import { staffMember, staffMemberId } from './domain/staff-member.ts';
import { StaffMemberBody, StaffMemberStepDto, StaffPath } from './staff.dto.ts';

@ApiTags('staff')
@Controller('v1/staff-members')
export class StaffApi {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(PersonVault) private readonly vault: PersonVault,
    @Inject(Offices) private readonly offices: Offices,
  ) {}

  @Post()
  @HttpCode(201)
  @Access({ certificationOfficer: 'company' })
  @Operation({
    fa: 'ثبت کد ملی، کد پستی و نام خانوادگی کارکنان به صورت مهرشده، تا کسی قبض خود یا شخص تحت نمایندگی‌اش را تأیید نکند و مشاهده همسایه و خویشاوند دیده شود، و ثبت نقش و محل کار برای سپردن کار؛ نفر دوم تأیید می‌کند',
    en: 'Enter a member of staff by sealed national id, so that nobody signs for the own account, and by roles and office, so that work is assigned to its role; a second person confirms (7.5, 15.4-36)',
  })
  @ApiCreatedResponse({ type: StaffMemberStepDto })
  async propose(@Body() body: StaffMemberBody, @CommandEnvelope() envelope: Envelope): Promise<StaffMemberStepDto> {
    const { username: subject, roles, office } = body;
    if (office !== undefined) await this.offices.named(office, ...officeKindsOf(roles ?? []));
    const { state } = await this.commands.execute(
      staffMember,
      staffMemberId(subject),
      {
        type: 'ProposeStaffMember',
        subject,
        ...(await this.identitiesOf(body)),
        ...(roles !== undefined && { roles }),
        ...(office !== undefined && { office }),
        by: envelope.actor.subject,
        today: civilDate(envelope.businessDate),
      },
      envelope,
    );
    return { username: subject, status: state.pending ? 'proposed' : 'registered' };
  }

  @Post(':username/confirmations')
  @HttpCode(200)
  @StrongLogin('authority')
  @Access({ certificationOfficer: 'company', policyOfficer: 'company' })
  @Operation({
    fa: 'تأیید مشخصات کارکنان به‌دست شخص دوم',
    en: 'Confirm the entry of a member of staff as the second person (7.5)',
  })
  @ApiOkResponse({ type: StaffMemberStepDto })
  async confirm(@Param() { username }: StaffPath, @CommandEnvelope() envelope: Envelope): Promise<StaffMemberStepDto> {
    const by = envelope.actor.subject;
    const command = { type: 'ConfirmStaffMember', by, today: civilDate(envelope.businessDate) } as const;
    await this.commands.execute(staffMember, staffMemberId(username), command, envelope);
    return { username, status: 'registered' };
  }

  private async identitiesOf(body: StaffMemberBody): Promise<Identities> {
    const { nationalId, represents, postalCode, familyName: fullName } = body;
    const identities: Person['identity'][] = [
      { kind: 'person', nationalId },
      ...represents.map(({ legalId }) => ({ kind: 'legalEntity', legalId }) as const),
    ];
    const subscribers = await Promise.all(identities.map((identity) => this.vault.findByIdentity(identity)));
    return {
      marks: identities.map((identity) => this.vault.markOf(identity)),
      subscribers: subscribers.filter((each) => each !== undefined),
      ...(postalCode !== undefined && { place: this.vault.markOf({ kind: 'postalCode', postalCode }) }),
      ...(fullName !== undefined && { family: this.vault.markOf({ kind: 'familyName', fullName }) }),
    };
  }
}
