import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import { isRejection } from '@pishkhan/decider';
import { derivedId } from '@pishkhan/identifiers';
import { CommandEnvelope, Commands, type Envelope, Operation, Roles } from '@pishkhan/service-kit';
import { kinds } from '../../kinds/index.ts';
import { CaseDesk } from '../case-desk.ts';
import { cases } from '../cases.ts';
import type { CaseCommand, InformApplicant, NoticeProof, OpenCase } from '../../engine/case.messages.ts';
import type { CaseState } from '../../engine/case.state.ts';
import { kindNamed, stageOf } from '../../engine/kind/kind.ts';
import { Notices } from '../notices/notices.ts';
import { openedOf, stepOf } from './case.answers.ts';
import { DecisionPipe, OpenCasePipe, type DecisionBody, type OpenCaseBody } from './case.body.ts';
import { CaseStepDto, NoticeDto, OpenedCaseDto, VisitDto, WithdrawalDto } from './case.dto.ts';
import { decidingRoles, openingRoles } from './case.roles.ts';
import { decisionSchema, openingSchema } from './form-schemas.ts';
import { reasonOfNotice, reasonOfOpening, reasonOfVisit } from './reasons.ts';

@ApiTags('cases')
@Controller('v1/cases')
export class CaseApi {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(CaseDesk) private readonly desk: CaseDesk,
    @Inject(Notices) private readonly notices: Notices,
  ) {}

  @Post()
  @HttpCode(201)
  @Roles(...openingRoles)
  @Operation({
    fa: 'ثبت درخواست؛ متقاضی کد رهگیری و مهلت پاسخ می‌گیرد',
    en: 'Register a request; the applicant gets a tracking code and a promise (A3-1, A6-1)',
  })
  @ApiBody({ schema: openingSchema(kinds) })
  @ApiCreatedResponse({ type: OpenedCaseDto })
  async openCase(
    @Body(OpenCasePipe) { kind, asked }: OpenCaseBody,
    @CommandEnvelope() envelope: Envelope,
  ): Promise<OpenedCaseDto> {
    const caseId = derivedId('case', envelope.commandId);
    const { events } = await this.commands.execute(
      cases,
      caseId,
      async (): Promise<OpenCase> => {
        const opening = await this.desk.opening(kind, asked, envelope);
        return { type: 'OpenCase', caseId, kind: kind.kind, asked, by: envelope.actor, ...opening };
      },
      { ...envelope, reason: reasonOfOpening(kind, asked) },
    );
    return openedOf(events);
  }

  @Post(':caseId/visits')
  @HttpCode(201)
  @Roles('counterClerk', 'fieldExpert')
  @Operation({ fa: 'ثبت بازدید کنتور', en: 'Record a visit to the meter (A3-2, A6-2)' })
  @ApiCreatedResponse({ type: CaseStepDto })
  recordVisit(
    @Param('caseId') caseId: string,
    @Body() body: VisitDto,
    @CommandEnvelope() envelope: Envelope,
  ): Promise<CaseStepDto> {
    return this.step(caseId, { ...envelope, reason: reasonOfVisit(body) }, async (state) => ({
      type: 'RecordVisit',
      ...body,
      by: envelope.actor,
      ...(await this.desk.moment(state, envelope)),
    }));
  }

  @Post(':caseId/decisions')
  @HttpCode(201)
  @Roles(...decidingRoles)
  @Operation({
    fa: 'تصمیم با یکی از پاسخ‌های مرحله',
    en: 'Decide by one of the answers of the stage (A3-3, A6-3, A6-4)',
  })
  @ApiBody({ schema: decisionSchema(kinds) })
  @ApiCreatedResponse({ type: CaseStepDto })
  decideCase(
    @Param('caseId') caseId: string,
    @Body(DecisionPipe) body: DecisionBody,
    @CommandEnvelope() envelope: Envelope,
  ): Promise<CaseStepDto> {
    const { answer, reason, form, forms } = body;
    return this.step(caseId, { ...envelope, reason }, async (state) => {
      const reading = await this.desk.readingNamed(forms, form);
      const evidence = await this.desk.evidence(state, envelope);
      return {
        type: 'Decide',
        answer,
        reason,
        form,
        reading,
        evidence,
        by: envelope.actor,
        ...(await this.desk.moment(state, envelope)),
      };
    });
  }

  @Post(':caseId/notices')
  @HttpCode(201)
  @Roles('counterClerk')
  @Operation({
    fa: 'پاسخ به متقاضی اعلام شد؛ پرونده بسته می‌شود',
    en: 'The applicant was told the answer; the case is closed (A6-4, 15.4-21)',
  })
  @ApiCreatedResponse({ type: CaseStepDto })
  informApplicant(
    @Param('caseId') caseId: string,
    @Body() body: NoticeDto,
    @CommandEnvelope() envelope: Envelope,
  ): Promise<CaseStepDto> {
    const { channel, remarks } = body;
    return this.step(caseId, { ...envelope, reason: reasonOfNotice(body) }, async (state) => {
      const proof: NoticeProof = { channel, at: '', reference: '' };
      const command: InformApplicant = {
        type: 'InformApplicant',
        proof,
        remarks,
        by: envelope.actor,
        ...(await this.desk.moment(state, envelope)),
      };
      // Nobody is told what may not be told.
      if (isRejection(cases.decide(command, state))) return command;
      return { ...command, proof: await this.deliver(state, command, envelope) };
    });
  }

  @Post(':caseId/withdrawals')
  @HttpCode(201)
  @Roles(...openingRoles)
  @Operation({
    fa: 'متقاضی درخواست را پس می‌گیرد؛ پیش از بسته‌شدن پرونده به او تأیید می‌شود',
    en: 'The applicant takes the request back; it is confirmed to him before the case closes (15.4-21)',
  })
  @ApiCreatedResponse({ type: CaseStepDto })
  withdrawCase(
    @Param('caseId') caseId: string,
    @Body() { reason }: WithdrawalDto,
    @CommandEnvelope() envelope: Envelope,
  ): Promise<CaseStepDto> {
    return this.step(caseId, { ...envelope, reason }, async (state) => ({
      type: 'WithdrawCase',
      reason,
      by: envelope.actor,
      ...(await this.desk.moment(state, envelope)),
    }));
  }

  private async deliver(
    state: CaseState,
    { proof: { channel } }: InformApplicant,
    { commandId }: Envelope,
  ): Promise<NoticeProof> {
    if (state.status !== 'open') throw new Error('only the applicant of an open case is told something');
    const stage = stageOf(kindNamed(kinds, state.kind, state.kindVersion)!, state.stage);
    if (!('informs' in stage)) throw new Error(`stage ${state.stage} tells the applicant nothing`);
    return this.notices.deliver({
      noticeId: derivedId('notice', commandId),
      accountId: state.accountId,
      channel,
      says: stage.informs,
    });
  }

  private async step(
    caseId: string,
    envelope: Envelope,
    command: (state: CaseState) => Promise<CaseCommand>,
  ): Promise<CaseStepDto> {
    const { state } = await this.commands.execute(cases, caseId, command, envelope);
    return stepOf(state);
  }
}
