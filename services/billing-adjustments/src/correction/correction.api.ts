import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Reach, scopeOf } from '@pishkhan/roles';
import {
  CommandEnvelope,
  Commands,
  CurrentActor,
  type Envelope,
  Granted,
  missing,
  OkPage,
  OkResponse,
  Operation,
  PersonalData,
  Reads,
  Access,
  type SignedInActor,
  StrongLogin,
} from '@pishkhan/service-kit';
import { Approvals } from './signing/approvals.ts';
import {
  ApprovalBody,
  CorrectionPath,
  CorrectionQuery,
  DeclineBody,
  CorrectionStepDto,
  StandInBody,
} from './correction.dto.ts';
import { correctionOf, shownCorrection, correctionStepOf } from './correction.responses.ts';
import { correctionReaders, isSeenBy } from './views/corrections-seen.ts';
import { correction } from './domain/correction.ts';
import { correctionMustExist } from './domain/correction.rules.ts';
import { Signers } from './signing/signers.ts';
import { corrections } from './views/corrections.view.ts';

@ApiTags('corrections')
@Controller('v1/corrections')
export class CorrectionApi {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Reads) private readonly reads: Reads,
    @Inject(Approvals) private readonly approvals: Approvals,
    @Inject(Signers) private readonly signers: Signers,
  ) {}

  @Get()
  @Access(correctionReaders)
  @PersonalData('inTexts')
  @Operation({
    fa: 'تعدیل‌های دفتر خود (رئیس و کارشناس امور مشترکین: شهرستان؛ حسابرس: همه)، تازه‌ترین تغییر در آغاز، با مبالغ پیش و پس از تعدیل؛ با نقش تأییدکننده، کارتابل آن نقش',
    en: 'Corrections of the own office (head and officer: of the county; auditor: all), the latest change first, with before and after; `approvalsLeft` is the inbox of a role',
  })
  @OkPage(shownCorrection)
  async list(
    @Query() { status, approvalsLeft, cursor, limit }: CorrectionQuery,
    @CurrentActor() actor: SignedInActor,
    @Granted() reach: Reach,
  ) {
    const seen = await this.signers.filter(actor, scopeOf(reach), approvalsLeft);
    const filter = { ...seen, ...(status !== undefined && { $and: [{ status }] }) };
    const { items, next } = await this.reads.page(corrections, {
      filter,
      orderBy: 'changedAt',
      descending: true,
      cursor,
      limit,
    });
    const parts = await this.signers.partsOf(actor, items);
    const stale = await this.approvals.staleAmong(items);
    const now = (place: number) => ({ yourPart: parts[place], isStale: stale[place] });
    return { items: items.map((each, place) => correctionOf(each, now(place))), next };
  }

  @Get(':correctionId')
  @Access(correctionReaders)
  @PersonalData('inTexts')
  @Operation({ fa: 'یک تعدیل', en: 'One correction' })
  @OkResponse(shownCorrection)
  async one(@Param() { correctionId }: CorrectionPath, @CurrentActor() actor: SignedInActor, @Granted() reach: Reach) {
    const found = await this.reads.one(corrections, correctionId, correctionMustExist.rule);
    if (!isSeenBy(found, actor, reach)) throw missing(correctionMustExist.rule, { id: correctionId });
    const [yourPart] = await this.signers.partsOf(actor, [found]);
    const [isStale] = await this.approvals.staleAmong([found]);
    return correctionOf(found, { yourPart, isStale, barred: await this.signers.barredIn(found) });
  }

  @Post(':correctionId/approvals')
  @HttpCode(200)
  @StrongLogin('money')
  @Access({ qualifiedRepresentative: 'ownOffice', headOfSubscriberAffairs: 'ownCounty' })
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
  @Access({ qualifiedRepresentative: 'ownOffice', headOfSubscriberAffairs: 'ownCounty' })
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

  @Post(':correctionId/stand-ins')
  @HttpCode(201)
  @StrongLogin('authority')
  @Access({ headOfSubscriberAffairs: 'ownCounty' })
  @Operation({
    fa: 'تعیین نماینده دفتری دیگر برای تأیید، وقتی در دفتر پرونده یا شهرستان کسی برای این تأیید نمانده است',
    en: 'Name a representative of another office for a signature that nobody else may give (15.4-35)',
  })
  @ApiCreatedResponse({ type: CorrectionStepDto })
  async nameStandIn(
    @Param() { correctionId }: CorrectionPath,
    @Body() body: StandInBody,
    @CommandEnvelope() envelope: Envelope,
  ): Promise<CorrectionStepDto> {
    const command = this.approvals.standIn(envelope, body);
    const { state } = await this.commands.execute(correction, correctionId, command, envelope);
    return correctionStepOf(correctionId, state);
  }

  @Post(':correctionId/proposals')
  @HttpCode(200)
  @Access({ qualifiedRepresentative: 'ownOffice', headOfSubscriberAffairs: 'ownCounty' })
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
