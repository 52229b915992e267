import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse } from '@nestjs/swagger';
import { civilDate, type CivilDate } from '@pishkhan/calendar';
import {
  Access,
  Aggregates,
  CommandEnvelope,
  Commands,
  OkPage,
  Operation,
  Reads,
  type Envelope,
  type Page,
  StrongLogin,
} from '@pishkhan/service-kit';
import { shown, shownSchemaOf, trusted, type Shown } from '@pishkhan/views';
import { subscriberCard } from '../account/views/subscriber-card.view.ts';
import { office } from './domain/office.ts';
import type { CloseOffice, RegisterOffice } from './domain/office.messages.ts';
import { CloseOfficeBody, OfficeNamedDto, OfficePath, OfficeQuery, RegisterOfficeBody } from './office.dto.ts';
import { offices } from './views/offices.view.ts';

@Controller('v1/offices')
export class OfficeApi {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Aggregates) private readonly aggregates: Aggregates,
    @Inject(Reads) private readonly reads: Reads,
  ) {}

  @Post()
  @HttpCode(201)
  @StrongLogin('authority')
  @Access({ policyOfficer: 'company' })
  @Operation({
    fa: 'ثبت دفتر پیشخوان، اداره گاز شهرستان، منطقه یا درگاه پرداخت؛ کارکنان آن از همان روز می‌توانند کار کنند',
    en: 'Register a counter office, a county office, a zone or a payment channel; its people may act from that day on (1.1, N24)',
  })
  @ApiCreatedResponse({ type: OfficeNamedDto })
  async registerOffice(
    @Body() body: RegisterOfficeBody,
    @CommandEnvelope() envelope: Envelope,
  ): Promise<OfficeNamedDto> {
    const command: RegisterOffice = {
      type: 'RegisterOffice',
      ...body,
      county: await this.county(body),
      by: envelope.actor.subject,
    };
    await this.commands.execute(office, body.officeId, command, envelope);
    return { officeId: body.officeId };
  }

  @Post(':officeId/closings')
  @HttpCode(201)
  @StrongLogin('authority')
  @Access({ policyOfficer: 'company' })
  @Operation({
    fa: 'بستن دفتر از یک روز؛ پرونده‌های باز آن را رئیس امور مشترکین به دفتر دیگری می‌سپارد',
    en: 'Close an office from a day on; the head of subscriber affairs moves its open cases to another office (1.1)',
  })
  @ApiCreatedResponse({ type: OfficeNamedDto })
  async closeOffice(
    @Param() { officeId }: OfficePath,
    @Body() { closedFrom, reason }: CloseOfficeBody,
    @CommandEnvelope() envelope: Envelope,
  ): Promise<OfficeNamedDto> {
    const command: CloseOffice = {
      type: 'CloseOffice',
      officeId,
      closedFrom,
      leaves: await this.leftOf(officeId, closedFrom),
      reason,
      by: envelope.actor.subject,
      today: civilDate(envelope.businessDate),
    };
    await this.commands.execute(office, officeId, command, { ...envelope, reason });
    return { officeId };
  }

  @Get()
  @Access({
    counterClerk: 'company',
    qualifiedRepresentative: 'company',
    headOfSubscriberAffairs: 'company',
    subscriberAffairsOfficer: 'company',
    headOfOffice: 'company',
    connectionsUnit: 'company',
    repairsUnit: 'company',
    emergencyUnit: 'company',
    fieldExpert: 'company',
    policyOfficer: 'company',
    certificationOfficer: 'company',
    auditor: 'company',
  })
  @Operation({ fa: 'دفترها، اداره‌ها و منطقه‌های ثبت‌شده', en: 'Registered counties, counter offices and zones (1.1)' })
  @OkPage(shownSchemaOf(offices))
  async listOffices(@Query() { kind, countyOffice, cursor, limit }: OfficeQuery): Promise<Page<Shown<typeof offices>>> {
    const filter = { ...(kind && { kind }), ...(countyOffice && { countyOffice }) };
    const { items, next } = await this.reads.page(offices, { filter, cursor, limit });
    return { items: items.map((each) => shown(offices, each)), next };
  }

  private async county({ countyOffice, registeredFrom }: RegisterOfficeBody): Promise<RegisterOffice['county']> {
    if (countyOffice === undefined) return undefined;
    const { state } = await this.aggregates.load(office, countyOffice);
    if (state.status === 'unknown' || (state.closedFrom !== undefined && state.closedFrom <= registeredFrom))
      return undefined;
    return { kind: state.kind };
  }

  private async leftOf(countyOffice: string, closedFrom: CivilDate): Promise<CloseOffice['leaves']> {
    await Promise.all([this.reads.upToHead(offices), this.reads.upToHead(subscriberCard)]);
    const [left, account] = await Promise.all([
      this.reads
        .model(offices)
        .find({ countyOffice, $or: [{ closedFrom: null }, { closedFrom: trusted({ $gt: closedFrom }) }] })
        .sort({ _id: 1 })
        .lean(),
      this.reads.model(subscriberCard).exists({ countyOffice }),
    ]);
    return { offices: left.map(({ officeId }) => officeId), hasAccounts: account !== null };
  }
}
