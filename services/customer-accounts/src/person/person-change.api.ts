import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { AccessDeclaration, Reach } from '@pishkhan/roles';
import {
  Access,
  CommandEnvelope,
  CurrentActor,
  Granted,
  OkPage,
  Operation,
  Reads,
  type Envelope,
  type SignedInActor,
  StrongLogin,
} from '@pishkhan/service-kit';
import { AccountPath } from '../account/account.dto.ts';
import { cardOfOwnCounty } from '../account/cards/card-of-own-county.ts';
import { billingOfAccount } from '../copies/billing-of-account.view.ts';
import { PersonChangeDesk } from './person-change-desk.ts';
import {
  ApprovePersonChangeBody,
  DeclinePersonChangeBody,
  PersonChangeBody,
  PersonChangePath,
  PersonChangeQuery,
  PersonChangeStepDto,
} from './person-change.dto.ts';
import { waitingChange, WaitingChanges } from './views/waiting-changes.ts';

const proposers = {
  counterClerk: 'anyByIdentifier',
  qualifiedRepresentative: 'anyByIdentifier',
  subscriberAffairsOfficer: 'ownCounty',
  headOfSubscriberAffairs: 'ownCounty',
} as const satisfies AccessDeclaration;

@ApiTags('persons')
@Controller('v1')
export class PersonChangeApi {
  constructor(
    @Inject(PersonChangeDesk) private readonly desk: PersonChangeDesk,
    @Inject(WaitingChanges) private readonly waiting: WaitingChanges,
    @Inject(Reads) private readonly reads: Reads,
  ) {}

  @Post('accounts/:accountId/person-changes')
  @Access(proposers)
  @Operation({
    fa: 'پیشنهاد تغییر نام یا شماره همراه مشترک با مدرک؛ رئیس امور مشترکین تأیید می‌کند (A11)',
    en: 'Propose another name or mobile number of the subscriber with a document; the head approves (A11, N8)',
  })
  @ApiCreatedResponse({ type: PersonChangeStepDto })
  async proposeChange(
    @Param() { accountId }: AccountPath,
    @Body() body: PersonChangeBody,
    @CommandEnvelope() envelope: Envelope,
    @CurrentActor() actor: SignedInActor,
    @Granted() reach: Reach,
  ): Promise<PersonChangeStepDto> {
    const card = await cardOfOwnCounty(this.reads, reach, accountId);
    const owed = await this.owedOn(accountId);
    return { changeId: await this.desk.propose(card, owed, body, { actor, envelope }), state: 'waiting' };
  }

  @Post('accounts/:accountId/person-changes/:changeId/approvals')
  @HttpCode(200)
  @StrongLogin('person')
  @Access({ headOfSubscriberAffairs: 'ownCounty' })
  @Operation({
    fa: 'تأیید تغییر به‌دست رئیس امور مشترکین؛ مقدار پیشین محرمانه نگه داشته می‌شود (A11-6)',
    en: 'Approve the change as head of subscriber affairs; the former value stays sealed (A11-6)',
  })
  @ApiOkResponse({ type: PersonChangeStepDto })
  async approveChange(
    @Param() { accountId, changeId }: PersonChangePath,
    @Body() { personVersion }: ApprovePersonChangeBody,
    @CommandEnvelope() envelope: Envelope,
    @CurrentActor() actor: SignedInActor,
    @Granted() reach: Reach,
  ): Promise<PersonChangeStepDto> {
    const card = await cardOfOwnCounty(this.reads, reach, accountId);
    const owed = await this.owedOn(accountId);
    await this.desk.approve(card, { changeId, personVersion, owed }, { actor, envelope });
    return { changeId, state: 'approved' };
  }

  @Post('accounts/:accountId/person-changes/:changeId/declines')
  @HttpCode(200)
  @Access({ headOfSubscriberAffairs: 'ownCounty' })
  @Operation({ fa: 'رد تغییر با ذکر علت', en: 'Decline the change and say why' })
  @ApiOkResponse({ type: PersonChangeStepDto })
  async declineChange(
    @Param() { accountId, changeId }: PersonChangePath,
    @Body() { because }: DeclinePersonChangeBody,
    @CommandEnvelope() envelope: Envelope,
    @CurrentActor() actor: SignedInActor,
    @Granted() reach: Reach,
  ): Promise<PersonChangeStepDto> {
    await this.desk.decline(
      await cardOfOwnCounty(this.reads, reach, accountId),
      { changeId, because },
      { actor, envelope },
    );
    return { changeId, state: 'declined' };
  }

  @Post('accounts/:accountId/person-changes/:changeId/withdrawals')
  @HttpCode(200)
  @Access(proposers)
  @Operation({ fa: 'پس‌گرفتن پیشنهاد به‌دست پیشنهاددهنده', en: 'Withdraw the proposal, as its proposer' })
  @ApiOkResponse({ type: PersonChangeStepDto })
  async withdrawChange(
    @Param() { accountId, changeId }: PersonChangePath,
    @CommandEnvelope() envelope: Envelope,
    @CurrentActor() actor: SignedInActor,
    @Granted() reach: Reach,
  ): Promise<PersonChangeStepDto> {
    await this.desk.withdraw(await cardOfOwnCounty(this.reads, reach, accountId), changeId, { actor, envelope });
    return { changeId, state: 'withdrawn' };
  }

  @Get('person-changes')
  @Access({ subscriberAffairsOfficer: 'ownCounty', headOfSubscriberAffairs: 'ownCounty', auditor: 'all' })
  @Operation({
    fa: 'تغییرهای نام و شماره همراه در انتظار تأیید، قدیمی‌ترین نخست؛ مقدارها روی کارت مشترک است',
    en: 'Changes of names and mobile numbers that wait, the oldest first, without values; the card has them',
  })
  @OkPage(waitingChange)
  listChanges(@Query() query: PersonChangeQuery, @Granted() reach: Reach) {
    return this.waiting.page(query, reach);
  }

  private async owedOn(accountId: string): Promise<number> {
    return (await this.reads.find(billingOfAccount, accountId))?.owed ?? 0;
  }
}
