import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { officesSeenBy } from '@pishkhan/roles';
import {
  CommandEnvelope,
  Commands,
  CurrentActor,
  type Envelope,
  OkPage,
  OkResponse,
  Operation,
  Reads,
  rejectionProblem,
  Roles,
  type SignedInActor,
} from '@pishkhan/service-kit';
import { Approvals } from './approvals.ts';
import { ApprovalBody, CorrectionPath, CorrectionQuery, DeclineBody, CorrectionStepDto } from './correction.dto.ts';
import { correctionOf, shownCorrection, correctionStepOf } from './correction.responses.ts';
import { correction } from './domain/correction.ts';
import { correctionMustBeOfTheOwnOffice, correctionMustExist } from './domain/correction.rules.ts';
import { corrections } from './views/corrections.view.ts';

@ApiTags('corrections')
@Controller('v1/corrections')
export class CorrectionApi {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Reads) private readonly reads: Reads,
    @Inject(Approvals) private readonly approvals: Approvals,
  ) {}

  @Get()
  @Roles('counterClerk', 'qualifiedRepresentative', 'headOfSubscriberAffairs', 'auditor')
  @Operation({
    fa: 'تعدیل‌های دفتر خود (رئیس: شهرستان؛ حسابرس: همه)، تازه‌ترین تغییر در آغاز، با مبالغ پیش و پس از تعدیل؛ با نقش تأییدکننده، کارتابل آن نقش',
    en: 'Corrections of the own office (head: of the county; auditor: all), the latest change first, with before and after; `approvalsLeft` is the inbox of a role',
  })
  @OkPage(shownCorrection)
  async list(@Query() { status, approvalsLeft, cursor, limit }: CorrectionQuery, @CurrentActor() actor: SignedInActor) {
    const filter = {
      ...officesSeenBy(actor),
      ...(status !== undefined && { status }),
      ...(approvalsLeft !== undefined && { approvalsLeft }),
    };
    const { items, next } = await this.reads.page(corrections, {
      filter,
      orderBy: 'changedAt',
      descending: true,
      cursor,
      limit,
    });
    return { items: items.map(correctionOf), next };
  }

  @Get(':correctionId')
  @Roles('counterClerk', 'qualifiedRepresentative', 'headOfSubscriberAffairs', 'auditor')
  @Operation({ fa: 'یک تعدیل', en: 'One correction' })
  @OkResponse(shownCorrection)
  async one(@Param() { correctionId }: CorrectionPath, @CurrentActor() actor: SignedInActor) {
    const found = await this.reads.one(corrections, correctionId, correctionMustExist.rule);
    const refusal = correctionMustBeOfTheOwnOffice(officesSeenBy(actor), found);
    if (refusal) throw rejectionProblem(refusal);
    return correctionOf(found);
  }

  @Post(':correctionId/approvals')
  @HttpCode(200)
  @Roles('qualifiedRepresentative', 'headOfSubscriberAffairs')
  @Operation({
    fa: 'تأیید پیشنهاد؛ با آخرین تأیید لازم، تعدیل ثبت می‌شود',
    en: 'Sign the hash of the proposal (7.5); the last required approval posts it',
  })
  @ApiOkResponse({ type: CorrectionStepDto })
  async approve(
    @Param() { correctionId }: CorrectionPath,
    @Body() { hash }: ApprovalBody,
    @CommandEnvelope() envelope: Envelope,
  ): Promise<CorrectionStepDto> {
    const reason = envelope.reason ?? (await this.approvals.reasonFor(correctionId, hash));
    const { state } = await this.commands.execute(correction, correctionId, this.approvals.approval(envelope, hash), {
      ...envelope,
      reason,
    });
    return correctionStepOf(correctionId, state);
  }

  @Post(':correctionId/declines')
  @HttpCode(200)
  @Roles('qualifiedRepresentative', 'headOfSubscriberAffairs')
  @Operation({
    fa: 'رد پیشنهاد با ذکر دلیل؛ به پرونده درخواست‌کننده اعلام می‌شود',
    en: 'Decline the proposal with a reason; the case is notified',
  })
  @ApiOkResponse({ type: CorrectionStepDto })
  async decline(
    @Param() { correctionId }: CorrectionPath,
    @Body() { reason }: DeclineBody,
    @CommandEnvelope() envelope: Envelope,
  ): Promise<CorrectionStepDto> {
    const { state } = await this.commands.execute(
      correction,
      correctionId,
      this.approvals.decline(envelope, reason),
      envelope,
    );
    return correctionStepOf(correctionId, state);
  }

  @Post(':correctionId/proposals')
  @HttpCode(200)
  @Roles('qualifiedRepresentative', 'headOfSubscriberAffairs')
  @Operation({
    fa: 'محاسبه دوباره پیشنهاد پس از تغییر ورودی‌ها؛ تأییدهای پیشین باطل می‌شود',
    en: 'Compute the proposal again after an input has changed; earlier approvals become void',
  })
  @ApiOkResponse({ type: CorrectionStepDto })
  async propose(
    @Param() { correctionId }: CorrectionPath,
    @CommandEnvelope() envelope: Envelope,
  ): Promise<CorrectionStepDto> {
    const { state } = await this.commands.execute(
      correction,
      correctionId,
      this.approvals.freshProposal(envelope),
      envelope,
    );
    return correctionStepOf(correctionId, state);
  }
}
