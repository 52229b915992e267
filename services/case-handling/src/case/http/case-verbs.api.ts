import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import { CommandEnvelope, type Envelope, Operation, Access, Reads } from '@pishkhan/service-kit';
import { registeredStaff } from '@pishkhan/service-kit/beneficiary';
import { CaseStepDto } from './case.dto.ts';
import { CaseSteps } from './case-steps.ts';
import { workers } from './case.roles.ts';
import { AssignmentBody, NoteBody, PauseBody, ReasonBody, ReferralBody } from './verb.dto.ts';

/** The verbs of every kind of case, in addition to those of its stages. */
@ApiTags('cases')
@Controller('v1/cases')
export class CaseVerbsApi {
  constructor(
    @Inject(CaseSteps) private readonly steps: CaseSteps,
    @Inject(Reads) private readonly reads: Reads,
  ) {}

  @Post(':caseId/returns')
  @HttpCode(201)
  @Access(workers)
  @Operation({ fa: 'برگشت به مرحله پیش', en: 'Send the case back to the previous stage (A5-2)' })
  @ApiCreatedResponse({ type: CaseStepDto })
  sendBack(
    @Param('caseId') caseId: string,
    @Body() { reason }: ReasonBody,
    @CommandEnvelope() envelope: Envelope,
  ): Promise<CaseStepDto> {
    return this.steps.take(caseId, envelope, (moment) => ({ type: 'SendBack', reason, ...moment }));
  }

  @Post(':caseId/referrals')
  @HttpCode(201)
  @Access(workers)
  @Operation({ fa: 'ارجاع به واحد دیگر', en: 'Refer the case to another unit (A5-2)' })
  @ApiCreatedResponse({ type: CaseStepDto })
  refer(
    @Param('caseId') caseId: string,
    @Body() { to, reason }: ReferralBody,
    @CommandEnvelope() envelope: Envelope,
  ): Promise<CaseStepDto> {
    return this.steps.take(caseId, envelope, (moment) => ({ type: 'Refer', to, reason, ...moment }));
  }

  @Post(':caseId/assignments')
  @HttpCode(201)
  @Access(workers)
  @Operation({
    fa: 'سپردن مرحله به یک همکار، یا به همه همکاران آن نقش',
    en: 'Assign the stage to one colleague of its role; without a name, back to all of them (15.4-36)',
  })
  @ApiCreatedResponse({ type: CaseStepDto })
  reassign(
    @Param('caseId') caseId: string,
    @Body() { to, reason }: AssignmentBody,
    @CommandEnvelope() envelope: Envelope,
  ): Promise<CaseStepDto> {
    return this.steps.take(caseId, envelope, async (moment) => ({
      type: 'Reassign',
      to: to ?? null,
      staff: await registeredStaff(this.reads, to),
      reason,
      ...moment,
    }));
  }

  @Post(':caseId/notes')
  @HttpCode(201)
  @Access(workers)
  @Operation({ fa: 'یادداشت در پرونده', en: 'Add a note to the case (A6-2)' })
  @ApiCreatedResponse({ type: CaseStepDto })
  addNote(
    @Param('caseId') caseId: string,
    @Body() { text }: NoteBody,
    @CommandEnvelope() envelope: Envelope,
  ): Promise<CaseStepDto> {
    return this.steps.take(caseId, { ...envelope, reason: text }, (moment) => ({ type: 'AddNote', text, ...moment }));
  }

  @Post(':caseId/pauses')
  @HttpCode(201)
  @Access(workers)
  @Operation({
    fa: 'توقف رسیدگی با ذکر علت؛ مهلت‌ها تنها طبق ضابطه متوقف می‌شوند',
    en: 'Pause the case for a cause; deadlines stop only if policy says so (15.2-10)',
  })
  @ApiCreatedResponse({ type: CaseStepDto })
  pause(
    @Param('caseId') caseId: string,
    @Body() { cause, reason }: PauseBody,
    @CommandEnvelope() envelope: Envelope,
  ): Promise<CaseStepDto> {
    return this.steps.take(caseId, envelope, (moment) => ({ type: 'PauseCase', cause, reason, ...moment }));
  }

  @Post(':caseId/resumptions')
  @HttpCode(201)
  @Access(workers)
  @Operation({ fa: 'از سر گرفتن رسیدگی', en: 'Resume the case (15.2-10)' })
  @ApiCreatedResponse({ type: CaseStepDto })
  resume(
    @Param('caseId') caseId: string,
    @Body() { reason }: ReasonBody,
    @CommandEnvelope() envelope: Envelope,
  ): Promise<CaseStepDto> {
    return this.steps.take(caseId, envelope, (moment) => ({ type: 'ResumeCase', reason, ...moment }));
  }

  @Post(':caseId/reopenings')
  @HttpCode(201)
  @Access(workers)
  @Operation({
    fa: 'باز کردن دوباره پرونده بسته؛ مهلت‌ها از همین روز شمرده می‌شود',
    en: 'Open a closed case again; its deadlines start on this day (15.4-49)',
  })
  @ApiCreatedResponse({ type: CaseStepDto })
  reopen(
    @Param('caseId') caseId: string,
    @Body() { reason }: ReasonBody,
    @CommandEnvelope() envelope: Envelope,
  ): Promise<CaseStepDto> {
    return this.steps.take(caseId, { ...envelope, reason }, (moment) => ({ type: 'ReopenCase', reason, ...moment }));
  }

  @Post(':caseId/escalations')
  @HttpCode(201)
  @Access(workers)
  @Operation({
    fa: 'اطلاع به مقام بالاتر؛ پرونده در کارتابل صاحب مرحله می‌ماند',
    en: 'Escalate the case to a higher role; it stays in the worklist of its owner (15.4-36)',
  })
  @ApiCreatedResponse({ type: CaseStepDto })
  escalate(
    @Param('caseId') caseId: string,
    @Body() { reason }: ReasonBody,
    @CommandEnvelope() envelope: Envelope,
  ): Promise<CaseStepDto> {
    return this.steps.take(caseId, envelope, (moment) => ({ type: 'Escalate', reason, ...moment }));
  }
}
