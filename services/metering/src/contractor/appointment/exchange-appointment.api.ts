import { Body, Controller, Get, Inject, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import { civilDate } from '@pishkhan/calendar';
import {
  Access,
  Aggregates,
  CommandEnvelope,
  Commands,
  Granted,
  mustHold,
  OkPage,
  Operation,
  PageQuery,
  Reads,
  StrongLogin,
  type Envelope,
  type Page,
} from '@pishkhan/service-kit';
import { officeIn, onlyContractorOf, scopeOf, type Reach } from '@pishkhan/roles';
import { shown, type Shown } from '@pishkhan/views';
import { Type } from 'typebox';
import { AppointmentBody, AppointmentNamedDto } from '../contractor.dto.ts';
import { contractor } from '../domain/contractor.ts';
import { zoneState, Zones, type WithZoneState } from '../zone/zones.ts';
import { contractorMustDoThisWork, contractorMustExist } from '../domain/contractor.rules.ts';
import { exchangeAppointment, zoneIdOf } from './domain/exchange-appointment.ts';
import { exchangeAppointments } from './exchange-appointments.view.ts';

const appointmentsShown = Type.Object(
  { ...exchangeAppointments.document.properties, zoneState },
  { $id: 'AppointmentsOfZone' },
);

@ApiTags('contractors')
@Controller('v1/exchange-appointments')
export class ExchangeAppointmentApi {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Aggregates) private readonly aggregates: Aggregates,
    @Inject(Reads) private readonly reads: Reads,
    @Inject(Zones) private readonly zones: Zones,
  ) {}

  @Post()
  @StrongLogin('authority')
  @Access({ headOfOffice: 'ownCounty', headOfSubscriberAffairs: 'ownCounty' })
  @Operation({
    fa: 'معرفی شرکت یا شخص تعویض‌کننده کنتورهای یک منطقه از یک روز به بعد',
    en: 'Appoint the company or person that exchanges the meters of a zone, from a day on (A1-4)',
  })
  @ApiCreatedResponse({ type: AppointmentNamedDto })
  async appointExchangeContractor(
    @Body() body: AppointmentBody,
    @CommandEnvelope() envelope: Envelope,
    @Granted() reach: Reach,
  ): Promise<AppointmentNamedDto> {
    const { zone, contractorId } = body;
    const { state } = await this.aggregates.load(contractor, contractorId);
    mustHold(
      state.status === 'unknown'
        ? contractorMustExist(contractorId)
        : contractorMustDoThisWork(state.terms.works, 'exchange'),
    );
    const countyOffice = officeIn(reach);
    await this.zones.mustBeOpen(countyOffice, zone, { from: body.from, to: body.from });
    const today = civilDate(envelope.businessDate);
    const command = { type: 'AppointExchangeContractor', ...body, countyOffice, today } as const;
    await this.commands.execute(exchangeAppointment, zoneIdOf(countyOffice, zone), command, envelope);
    return { zone, contractorId };
  }

  @Get()
  @Access({
    headOfOffice: 'ownCounty',
    headOfSubscriberAffairs: 'ownCounty',
    subscriberAffairsOfficer: 'ownCounty',
    connectionsUnit: 'ownCounty',
    exchangeContractor: 'ownContract',
    auditor: 'all',
  })
  @Operation({
    fa: 'شرکت‌های تعویض‌کننده کنتور هر منطقه شهرستان؛ هر شرکت منطقه‌های خود را می‌بیند',
    en: 'Who exchanges the meters of each zone of the county; a company sees its own zones (A1-4)',
  })
  @OkPage(appointmentsShown)
  async listExchangeAppointments(
    @Query() { cursor, limit }: PageQuery,
    @Granted() reach: Reach,
  ): Promise<Page<WithZoneState<Shown<typeof exchangeAppointments>>>> {
    const own = onlyContractorOf(reach);
    const filter = own === undefined ? scopeOf(reach) : { 'appointments.contractorId': own };
    const { items, next } = await this.reads.page(exchangeAppointments, { filter, cursor, limit });
    const appointments = items.map((each) => shown(exchangeAppointments, each));
    return { items: await this.zones.withStates(appointments), next };
  }
}
