import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { scopeOf, type AccessDeclaration, type Reach } from '@pishkhan/roles';
import {
  Access,
  CommandEnvelope,
  Granted,
  OkPage,
  Operation,
  Reads,
  StrongLogin,
  type Envelope,
  type Page,
} from '@pishkhan/service-kit';
import { shown, shownSchemaOf, type Shown } from '@pishkhan/views';
import { ApplicantErasureDesk } from './applicant-erasure-desk.ts';
import {
  ApplicantErasureBody,
  ApplicantErasurePath,
  ApplicantErasureQuery,
  ApplicantErasureStepDto,
  DeclineApplicantErasureBody,
} from './applicant-erasure.dto.ts';
import { applicantErasures } from './applicant-erasures.view.ts';

const officers = {
  subscriberAffairsOfficer: 'ownCounty',
  headOfSubscriberAffairs: 'ownCounty',
} as const satisfies AccessDeclaration;

@ApiTags('applicants')
@Controller('v1/applicant-erasures')
export class ApplicantErasureApi {
  constructor(
    @Inject(ApplicantErasureDesk) private readonly desk: ApplicantErasureDesk,
    @Inject(Reads) private readonly reads: Reads,
  ) {}

  @Post()
  @StrongLogin('person')
  @Access(officers)
  @Operation({
    fa: 'درخواست پاک‌کردن نام و شماره همراه متقاضی بدون اشتراک با نامه؛ رئیس امور مشترکین تأیید می‌کند',
    en: 'Request the erasure of an applicant without an account with a letter; the head confirms (A6)',
  })
  @ApiCreatedResponse({ type: ApplicantErasureStepDto })
  async requestApplicantErasure(
    @Body() body: ApplicantErasureBody,
    @CommandEnvelope() envelope: Envelope,
  ): Promise<ApplicantErasureStepDto> {
    return { erasureId: await this.desk.request(body, envelope), state: 'requested' };
  }

  @Post(':erasureId/confirmations')
  @HttpCode(200)
  @StrongLogin('person')
  @Access({ headOfSubscriberAffairs: 'ownCounty' })
  @Operation({
    fa: 'تأیید پاک‌کردن متقاضی به‌دست نفر دوم؛ بازگشتی ندارد',
    en: 'Confirm the erasure of an applicant as the second person; it cannot be undone (A6, 7.5)',
  })
  @ApiOkResponse({ type: ApplicantErasureStepDto })
  async confirmApplicantErasure(
    @Param() { erasureId }: ApplicantErasurePath,
    @CommandEnvelope() envelope: Envelope,
  ): Promise<ApplicantErasureStepDto> {
    await this.desk.confirm(erasureId, envelope);
    return { erasureId, state: 'confirmed' };
  }

  @Post(':erasureId/declines')
  @HttpCode(200)
  @StrongLogin('person')
  @Access({ headOfSubscriberAffairs: 'ownCounty' })
  @Operation({ fa: 'رد درخواست پاک‌کردن متقاضی با ذکر علت', en: 'Decline the erasure of an applicant and say why (A6)' })
  @ApiOkResponse({ type: ApplicantErasureStepDto })
  async declineApplicantErasure(
    @Param() { erasureId }: ApplicantErasurePath,
    @Body() { because }: DeclineApplicantErasureBody,
    @CommandEnvelope() envelope: Envelope,
  ): Promise<ApplicantErasureStepDto> {
    await this.desk.decline(erasureId, because, envelope);
    return { erasureId, state: 'declined' };
  }

  @Get()
  @Access({ ...officers, auditor: 'all' })
  @Operation({
    fa: 'درخواست‌های پاک‌کردن متقاضیان و وضعیت هر یک، قدیمی‌ترین نخست',
    en: 'Erasures of applicants and their state, the oldest first (A6)',
  })
  @OkPage(shownSchemaOf(applicantErasures))
  async listApplicantErasures(
    @Query() { state, cursor, limit }: ApplicantErasureQuery,
    @Granted() reach: Reach,
  ): Promise<Page<Shown<typeof applicantErasures>>> {
    const filter = { ...(state !== undefined && { state }), ...scopeOf(reach) };
    const { items, next } = await this.reads.page(applicantErasures, {
      filter,
      orderBy: 'requestedOn',
      cursor,
      limit,
    });
    return { items: items.map((each) => shown(applicantErasures, each)), next };
  }
}
