import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import { Access, CommandEnvelope, Offices, Operation, type Envelope } from '@pishkhan/service-kit';
import { CaseDesk } from '../../case-desk.ts';
import { CaseSteps } from '../case-steps.ts';
import { CaseStepDto } from '../case.dto.ts';
import { HandOverBody } from '../verb.dto.ts';

@ApiTags('cases')
@Controller('v1/cases')
export class HandOverApi {
  constructor(
    @Inject(CaseSteps) private readonly steps: CaseSteps,
    @Inject(CaseDesk) private readonly desk: CaseDesk,
    @Inject(Offices) private readonly offices: Offices,
  ) {}

  @Post(':caseId/hand-overs')
  @HttpCode(201)
  @Access({ headOfSubscriberAffairs: 'ownCounty', headOfOffice: 'ownCounty' })
  @Operation({
    fa: 'سپردن پرونده به اداره گاز شهرستان دیگر با ذکر علت؛ مهلت‌ها با تقویم آن شهرستان شمرده می‌شود',
    en: 'Hand the case over to another county office with a reason; its calendar counts the deadlines (15.4-50)',
  })
  @ApiCreatedResponse({ type: CaseStepDto })
  async handOver(
    @Param('caseId') caseId: string,
    @Body() { to: named, reason }: HandOverBody,
    @CommandEnvelope() envelope: Envelope,
  ): Promise<CaseStepDto> {
    const { officeId: to } = await this.offices.named(named, 'countyOffice');
    return this.steps.take(caseId, { ...envelope, reason }, async (moment, state) => {
      const there = 'officeId' in state ? { ...state, countyOffice: to } : state;
      const { calendars: calendarsThere } = await this.desk.moment(there, envelope);
      return { type: 'HandOver', to, reason, calendarsThere, ...moment };
    });
  }
}
