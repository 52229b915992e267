import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { scopeOf, type AccessDeclaration, type Reach } from '@pishkhan/roles';
import {
  Access,
  CommandEnvelope,
  CurrentActor,
  Granted,
  OkPage,
  Operation,
  Reads,
  StrongLogin,
  type Envelope,
  type Page,
  type SignedInActor,
} from '@pishkhan/service-kit';
import { shown, shownSchemaOf, type Shown } from '@pishkhan/views';
import { AccountPath } from '../../account/account.dto.ts';
import { cardOfOwnCounty } from '../../account/cards/card-of-own-county.ts';
import { ErasureDesk } from './erasure-desk.ts';
import { DeclineErasureBody, ErasureBody, ErasurePath, ErasureQuery, ErasureStepDto } from './erasure.dto.ts';
import { erasures } from './erasures.view.ts';

const officers = {
  subscriberAffairsOfficer: 'ownCounty',
  headOfSubscriberAffairs: 'ownCounty',
} as const satisfies AccessDeclaration;

@ApiTags('persons')
@Controller('v1')
export class ErasureApi {
  constructor(
    @Inject(ErasureDesk) private readonly desk: ErasureDesk,
    @Inject(Reads) private readonly reads: Reads,
  ) {}

  @Post('accounts/:accountId/erasures')
  @StrongLogin('person')
  @Access(officers)
  @Operation({
    fa: 'درخواست پاک‌کردن اطلاعات شخصی مشترک با نامه؛ رئیس امور مشترکین تأیید می‌کند',
    en: 'Request the erasure of the subscriber with a letter; the head confirms (A6)',
  })
  @ApiCreatedResponse({ type: ErasureStepDto })
  async requestErasure(
    @Param() { accountId }: AccountPath,
    @Body() body: ErasureBody,
    @CommandEnvelope() envelope: Envelope,
    @CurrentActor() actor: SignedInActor,
    @Granted() reach: Reach,
  ): Promise<ErasureStepDto> {
    const card = await cardOfOwnCounty(this.reads, reach, accountId);
    return { erasureId: await this.desk.request(card, body, { actor, envelope }), state: 'requested' };
  }

  @Post('accounts/:accountId/erasures/:erasureId/confirmations')
  @HttpCode(200)
  @StrongLogin('person')
  @Access({ headOfSubscriberAffairs: 'ownCounty' })
  @Operation({
    fa: 'تأیید پاک‌کردن به‌دست نفر دوم؛ بازگشتی ندارد و در همه سرویس‌ها اجرا می‌شود',
    en: 'Confirm the erasure as the second person; it cannot be undone and is carried out in every service (A6, 7.5)',
  })
  @ApiOkResponse({ type: ErasureStepDto })
  async confirmErasure(
    @Param() { accountId, erasureId }: ErasurePath,
    @CommandEnvelope() envelope: Envelope,
    @CurrentActor() actor: SignedInActor,
    @Granted() reach: Reach,
  ): Promise<ErasureStepDto> {
    await this.desk.confirm(await cardOfOwnCounty(this.reads, reach, accountId), erasureId, { actor, envelope });
    return { erasureId, state: 'confirmed' };
  }

  @Post('accounts/:accountId/erasures/:erasureId/declines')
  @HttpCode(200)
  @StrongLogin('person')
  @Access({ headOfSubscriberAffairs: 'ownCounty' })
  @Operation({ fa: 'رد درخواست پاک‌کردن با ذکر علت', en: 'Decline the erasure and say why (A6)' })
  @ApiOkResponse({ type: ErasureStepDto })
  async declineErasure(
    @Param() { accountId, erasureId }: ErasurePath,
    @Body() { because }: DeclineErasureBody,
    @CommandEnvelope() envelope: Envelope,
    @CurrentActor() actor: SignedInActor,
    @Granted() reach: Reach,
  ): Promise<ErasureStepDto> {
    await this.desk.decline(
      await cardOfOwnCounty(this.reads, reach, accountId),
      { erasureId, because },
      { actor, envelope },
    );
    return { erasureId, state: 'declined' };
  }

  @Get('erasures')
  @Access({ ...officers, auditor: 'all' })
  @Operation({
    fa: 'درخواست‌های پاک‌کردن و وضعیت هر یک در هر سرویس، قدیمی‌ترین نخست',
    en: 'Erasures and how far each service is with them, the oldest first (A6)',
  })
  @OkPage(shownSchemaOf(erasures))
  async listErasures(
    @Query() { state, cursor, limit }: ErasureQuery,
    @Granted() reach: Reach,
  ): Promise<Page<Shown<typeof erasures>>> {
    const filter = { ...(state !== undefined && { state }), ...scopeOf(reach) };
    const { items, next } = await this.reads.page(erasures, { filter, orderBy: 'requestedOn', cursor, limit });
    return { items: items.map((each) => shown(erasures, each)), next };
  }
}
