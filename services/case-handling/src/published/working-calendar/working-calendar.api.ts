import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { waitingOf } from '@pishkhan/published-versions';
import {
  Access,
  Aggregates,
  CommandEnvelope,
  confirmers,
  DeclinedVersionBody,
  type Envelope,
  Offices,
  Operation,
  Publications,
  StrongLogin,
} from '@pishkhan/service-kit';
import { COMPANY } from '../../case/calendars-in-force.ts';
import { Deadlines } from '../../case/deadlines/deadlines.ts';
import { workingCalendar } from './domain/working-calendar.ts';
import {
  CalendarPath,
  CalendarsOfUnitDto,
  PublishedCalendarDto,
  UnitPath,
  WorkingCalendarBody,
} from './working-calendar.dto.ts';

const calendarsOf = (unit: string) => ({ decider: workingCalendar, id: unit, inputs: {} });

@ApiTags('working calendars')
@Controller('v1/working-calendars')
export class WorkingCalendarApi {
  constructor(
    @Inject(Publications) private readonly publications: Publications,
    @Inject(Aggregates) private readonly aggregates: Aggregates,
    @Inject(Deadlines) private readonly deadlines: Deadlines,
    @Inject(Offices) private readonly offices: Offices,
  ) {}

  @Post()
  @HttpCode(201)
  @Access({ policyOfficer: 'company' })
  @Operation({
    fa: 'پیشنهاد روزهای کاری یک واحد؛ با تأیید شخص دوم اجرا می‌شود',
    en: 'Propose the working days of a unit; another person puts them in force (10.4, 7.5)',
  })
  @ApiCreatedResponse({ type: PublishedCalendarDto })
  async proposeWorkingCalendar(
    @Body() body: WorkingCalendarBody,
    @CommandEnvelope() envelope: Envelope,
  ): Promise<PublishedCalendarDto> {
    const { unit } = body;
    if (unit !== COMPANY) await this.offices.named(unit);
    const { reason, basedOn, ...draft } = WorkingCalendarBody.of(body);
    const { version, status } = await this.publications.propose(
      calendarsOf(unit),
      draft,
      { reason, basedOn },
      envelope,
    );
    return { unit, version, status };
  }

  @Post(':unit/:version/confirmations')
  @HttpCode(200)
  @StrongLogin('publication')
  @Access(confirmers)
  @Operation({
    fa: 'تأیید تقویم پیشنهادی به دست شخص دوم؛ مهلت‌های باز از نو شمرده می‌شوند',
    en: 'Confirm a proposed calendar as the second person; open deadlines are replanned (10.4, 10.5-6, 7.5)',
  })
  @ApiOkResponse({ type: PublishedCalendarDto })
  async confirmWorkingCalendar(
    @Param() { unit, version }: CalendarPath,
    @CommandEnvelope() envelope: Envelope,
  ): Promise<PublishedCalendarDto> {
    const { status, outcome } = await this.publications.confirm(calendarsOf(unit), version, envelope);
    if (outcome === 'accepted') await this.deadlines.recount();
    return { unit, version, status };
  }

  @Post(':unit/:version/declines')
  @HttpCode(200)
  @Access(confirmers)
  @Operation({
    fa: 'رد تقویم پیشنهادی با ذکر علت، یا پس‌گرفتن آن',
    en: 'Decline or withdraw a proposed calendar, with a reason',
  })
  @ApiOkResponse({ type: PublishedCalendarDto })
  async declineWorkingCalendar(
    @Param() { unit, version }: CalendarPath,
    @Body() { reason }: DeclinedVersionBody,
    @CommandEnvelope() envelope: Envelope,
  ): Promise<PublishedCalendarDto> {
    const { status } = await this.publications.decline(calendarsOf(unit), { version, reason }, envelope);
    return { unit, version, status };
  }

  @Get(':unit')
  @Access({
    counterClerk: 'company',
    qualifiedRepresentative: 'company',
    headOfSubscriberAffairs: 'company',
    policyOfficer: 'company',
    auditor: 'company',
  })
  @Operation({
    fa: 'تقویم‌های جاری یک واحد و پیشنهادهای تأییدنشده',
    en: 'Calendars in force of a unit, and proposals that wait',
  })
  @ApiOkResponse({ type: CalendarsOfUnitDto })
  async readWorkingCalendars(@Param() { unit }: UnitPath): Promise<CalendarsOfUnitDto> {
    const { state } = await this.aggregates.load(workingCalendar, unit);
    return CalendarsOfUnitDto.of({ inForce: state.versions, waiting: waitingOf(state) });
  }
}
