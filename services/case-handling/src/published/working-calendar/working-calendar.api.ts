import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { civilDate } from '@pishkhan/calendar';
import {
  Access,
  Aggregates,
  CommandEnvelope,
  Commands,
  Offices,
  Operation,
  type Envelope,
} from '@pishkhan/service-kit';
import { COMPANY } from '../../case/calendars-in-force.ts';
import { Deadlines } from '../../case/deadlines/deadlines.ts';
import { workingCalendar } from './domain/working-calendar.ts';
import { CalendarsOfUnitDto, PublishedCalendarDto, UnitPath, WorkingCalendarBody } from './working-calendar.dto.ts';

@ApiTags('working calendars')
@Controller('v1/working-calendars')
export class WorkingCalendarApi {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Aggregates) private readonly aggregates: Aggregates,
    @Inject(Deadlines) private readonly deadlines: Deadlines,
    @Inject(Offices) private readonly offices: Offices,
  ) {}

  @Post()
  @HttpCode(201)
  @Access({ policyOfficer: 'company' })
  @Operation({
    fa: 'انتشار روزهای کاری یک واحد؛ مهلت‌های باز از نو شمرده می‌شوند',
    en: 'Publish the working days of a unit; open deadlines are replanned (10.4, 10.5-6)',
  })
  @ApiCreatedResponse({ type: PublishedCalendarDto })
  async publishWorkingCalendar(
    @Body() body: WorkingCalendarBody,
    @CommandEnvelope() envelope: Envelope,
  ): Promise<PublishedCalendarDto> {
    if (body.unit !== COMPANY) await this.offices.named(body.unit);
    const { outcome } = await this.commands.execute(
      workingCalendar,
      body.unit,
      { type: 'PublishWorkingCalendar', draft: WorkingCalendarBody.of(body), today: civilDate(envelope.businessDate) },
      envelope,
    );
    if (outcome === 'accepted') await this.deadlines.recount();
    return { unit: body.unit, version: body.version };
  }

  @Get(':unit')
  @Access({
    counterClerk: 'company',
    qualifiedRepresentative: 'company',
    headOfSubscriberAffairs: 'company',
    policyOfficer: 'company',
    auditor: 'company',
  })
  @Operation({ fa: 'تقویم‌های جاری یک واحد', en: 'Calendars in force of a unit' })
  @ApiOkResponse({ type: CalendarsOfUnitDto })
  async readWorkingCalendars(@Param() { unit }: UnitPath): Promise<CalendarsOfUnitDto> {
    const { state } = await this.aggregates.load(workingCalendar, unit);
    return CalendarsOfUnitDto.of({ inForce: state.versions });
  }
}
