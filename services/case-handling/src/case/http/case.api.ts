import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import { isRejection } from '@pishkhan/decider';
import { derivedId } from '@pishkhan/identifiers';
import type { Reach } from '@pishkhan/roles';
import { Access, CommandEnvelope, countyOf, type Envelope, Granted, Operation } from '@pishkhan/service-kit';
import { contextOf } from '../../engine/case.ts';
import type { FilledIn, InformApplicant, NoticeProof } from '../../engine/case.messages.ts';
import type { CaseState } from '../../engine/case.file.ts';
import { answerWords } from '../../engine/verbs/inform.ts';
import { kinds } from '../../kinds/index.ts';
import { CaseOpenings } from '../../request-subject/case-openings.ts';
import { CaseDesk } from '../case-desk.ts';
import { cases } from '../cases.ts';
import { Notices } from '../notices/notices.ts';
import { openedOf } from './case.responses.ts';
import { DecisionPipe, OpenCasePipe, ReportPipe, type DecisionBody, type OpenCaseBody } from './forms/case.body.ts';
import { CaseStepDto, NoticeBody, OpenedCaseDto, VisitBody, WithdrawalBody } from './case.dto.ts';
import { CaseSteps } from './case-steps.ts';
import { deciders, informers, openers, reporters, visitors } from './case.roles.ts';
import { decisionSchema, openingSchema, reportSchema } from './forms/form-schemas.ts';
import { reasonOfNotice, reasonOfOpening, reasonOfReport, reasonOfVisit } from './reasons.ts';

@ApiTags('cases')
@Controller('v1/cases')
export class CaseApi {
  constructor(
    @Inject(CaseOpenings) private readonly openings: CaseOpenings,
    @Inject(CaseDesk) private readonly desk: CaseDesk,
    @Inject(Notices) private readonly notices: Notices,
    @Inject(CaseSteps) private readonly steps: CaseSteps,
  ) {}

  @Post()
  @HttpCode(201)
  @Access(openers)
  @Operation({
    fa: 'ثبت درخواست؛ متقاضی کد رهگیری و مهلت پاسخ می‌گیرد',
    en: 'Register a request; the applicant gets a tracking code and a promise (A3-1, A6-1)',
  })
  @ApiBody({ schema: openingSchema(kinds) })
  @ApiCreatedResponse({ type: OpenedCaseDto })
  async openCase(
    @Body(OpenCasePipe) { kind, form }: OpenCaseBody,
    @CommandEnvelope() envelope: Envelope,
    @Granted() reach: Reach,
  ): Promise<OpenedCaseDto> {
    const registration = { ...envelope, reason: reasonOfOpening(kind, form) };
    const events = await this.openings.open(kind, form, { envelope: registration, ownCounty: countyOf(reach) });
    return { ...openedOf(events), alsoOpen: await this.openings.besides(events, envelope.actor) };
  }

  @Post(':caseId/visits')
  @HttpCode(201)
  @Access(visitors)
  @Operation({ fa: 'ثبت بازدید کنتور', en: 'Record a visit to the meter (A2-2, A3-2, A6-2)' })
  @ApiCreatedResponse({ type: CaseStepDto })
  recordVisit(
    @Param('caseId') caseId: string,
    @Body() body: VisitBody,
    @CommandEnvelope() envelope: Envelope,
  ): Promise<CaseStepDto> {
    const report: FilledIn = { ...body };
    return this.steps.take(caseId, { ...envelope, reason: reasonOfVisit(body) }, async (moment, state) => ({
      type: 'ReportWork',
      report,
      evidence: await this.desk.evidence(state, envelope.actor),
      ...moment,
    }));
  }

  @Post(':caseId/reports')
  @HttpCode(201)
  @Access(reporters)
  @Operation({
    fa: 'ثبت گزارش کاری که پرونده در انتظار آن است',
    en: 'Report the work that the stage ordered (A2-2, A3-2, A6-2)',
  })
  @ApiBody({ schema: reportSchema(kinds) })
  @ApiCreatedResponse({ type: CaseStepDto })
  reportWork(
    @Param('caseId') caseId: string,
    @Body(ReportPipe) report: FilledIn,
    @CommandEnvelope() envelope: Envelope,
  ): Promise<CaseStepDto> {
    return this.steps.take(caseId, { ...envelope, reason: reasonOfReport(report) }, async (moment, state) => ({
      type: 'ReportWork',
      report,
      evidence: await this.desk.evidence(state, envelope.actor),
      ...moment,
    }));
  }

  @Post(':caseId/decisions')
  @HttpCode(201)
  @Access(deciders)
  @Operation({
    fa: 'تصمیم با یکی از پاسخ‌های مرحله',
    en: 'Decide by one of the answers of the stage (A3-3, A6-3, A6-4)',
  })
  @ApiBody({ schema: decisionSchema(kinds) })
  @ApiCreatedResponse({ type: CaseStepDto })
  decideCase(
    @Param('caseId') caseId: string,
    @Body(DecisionPipe) { answer, reason, form }: DecisionBody,
    @CommandEnvelope() envelope: Envelope,
  ): Promise<CaseStepDto> {
    return this.steps.take(caseId, { ...envelope, reason }, async (moment, state) => ({
      type: 'Decide',
      answer,
      reason,
      form,
      readings: await this.desk.readingsNamed(state, answer, form),
      evidence: await this.desk.evidence(state, envelope.actor),
      ...moment,
    }));
  }

  @Post(':caseId/notices')
  @HttpCode(201)
  @Access(informers)
  @Operation({
    fa: 'پاسخ به متقاضی اعلام شد؛ پرونده بسته می‌شود',
    en: 'Record that the applicant was informed of the reply; the case is closed (A6-4, 15.4-21)',
  })
  @ApiCreatedResponse({ type: CaseStepDto })
  informApplicant(
    @Param('caseId') caseId: string,
    @Body() body: NoticeBody,
    @CommandEnvelope() envelope: Envelope,
  ): Promise<CaseStepDto> {
    const { channel, remarks } = body;
    return this.steps.take(caseId, { ...envelope, reason: reasonOfNotice(body) }, async (moment, state) => {
      const proof: NoticeProof = { channel, at: '', reference: '' };
      const command: InformApplicant = { type: 'InformApplicant', proof, remarks, ...moment };
      // The notice is sent only if the command is accepted.
      if (isRejection(cases.decide(command, state))) return command;
      return { ...command, proof: await this.deliver(state, command, envelope) };
    });
  }

  @Post(':caseId/withdrawals')
  @HttpCode(201)
  @Access(openers)
  @Operation({
    fa: 'ثبت انصراف متقاضی؛ پیش از بسته‌شدن پرونده به او اعلام می‌شود',
    en: 'Withdraw the request for the applicant; the withdrawal is confirmed to the applicant before the case closes (15.4-21)',
  })
  @ApiCreatedResponse({ type: CaseStepDto })
  withdrawCase(
    @Param('caseId') caseId: string,
    @Body() { reason }: WithdrawalBody,
    @CommandEnvelope() envelope: Envelope,
  ): Promise<CaseStepDto> {
    return this.steps.take(caseId, { ...envelope, reason }, (moment) => ({ type: 'WithdrawCase', reason, ...moment }));
  }

  private async deliver(
    state: CaseState,
    { proof: { channel } }: InformApplicant,
    { commandId }: Envelope,
  ): Promise<NoticeProof> {
    const context = contextOf(kinds, state);
    const says = context && answerWords(context);
    if (!context || !says) throw new Error(`case ${state.status} has no reply for the applicant`);
    const { caseId, accountId } = context.file;
    return this.notices.deliver({ noticeId: derivedId('notice', commandId), caseId, accountId, channel, says });
  }
}
