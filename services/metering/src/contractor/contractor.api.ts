import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { civilDate } from '@pishkhan/calendar';
import { derivedId } from '@pishkhan/identifiers';
import {
  Access,
  CommandEnvelope,
  Commands,
  mustHold,
  OkPage,
  Operation,
  PageQuery,
  Reads,
  Granted,
  StrongLogin,
  type Envelope,
  type Page,
} from '@pishkhan/service-kit';
import { officeIn, onlyContractorOf, scopeOf, type Reach } from '@pishkhan/roles';
import { shown, shownSchemaOf, type Shown } from '@pishkhan/views';
import { Type } from 'typebox';
import {
  ContractBody,
  ContractEndBody,
  ContractNamedDto,
  ContractorBody,
  ContractorNamedDto,
  ContractPath,
  ContractsQuery,
  NamedContractorPath,
} from './contractor.dto.ts';
import { contractor } from './domain/contractor.ts';
import { contractMustCoverZoneOrMeters } from './domain/contractor.rules.ts';
import { zoneState, Zones, type WithZoneState } from './zone/zones.ts';
import { ReadingContracts } from './reading-contracts.ts';
import { contractors } from './views/contractors.view.ts';
import { readingContracts } from './views/reading-contracts.view.ts';

const contractShown = Type.Object({ ...readingContracts.document.properties, zoneState }, { $id: 'ReadingContract' });

@ApiTags('contractors')
@Controller('v1')
export class ContractorApi {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Reads) private readonly reads: Reads,
    @Inject(ReadingContracts) private readonly contracts: ReadingContracts,
    @Inject(Zones) private readonly zones: Zones,
  ) {}

  @Post('contractors')
  @Access({ headOfSubscriberAffairs: 'company' })
  @Operation({
    fa: 'ثبت پیمانکار و کارهایی که انجام می‌دهد (۱.۲)',
    en: 'Register a contractor and its works (1.2)',
  })
  @ApiCreatedResponse({ type: ContractorNamedDto })
  async registerContractor(
    @Body() body: ContractorBody,
    @CommandEnvelope() envelope: Envelope,
  ): Promise<ContractorNamedDto> {
    const today = civilDate(envelope.businessDate);
    const { contractorId } = body;
    await this.commands.execute(contractor, contractorId, { type: 'RegisterContractor', ...body, today }, envelope);
    return { contractorId };
  }

  @Get('contractors')
  @Access({
    headOfSubscriberAffairs: 'company',
    subscriberAffairsOfficer: 'company',
    headOfOffice: 'company',
    connectionsUnit: 'company',
    auditor: 'company',
  })
  @Operation({ fa: 'پیمانکاران ثبت‌شده', en: 'Registered contractors' })
  @OkPage(shownSchemaOf(contractors))
  async listContractors(@Query() { cursor, limit }: PageQuery): Promise<Page<Shown<typeof contractors>>> {
    const { items, next } = await this.reads.page(contractors, { orderBy: 'contractorId', cursor, limit });
    return { items: items.map((each) => shown(contractors, each)), next };
  }

  @Post('contractors/:contractorId/contracts')
  @StrongLogin('authority')
  @Access({ headOfSubscriberAffairs: 'ownCounty', subscriberAffairsOfficer: 'ownCounty' })
  @Operation({
    fa: 'قرارداد قرائت یک منطقه یا کنتورهای نام‌برده برای روزهای معین',
    en: 'Give a reading contract for a zone or named meters and these days (A3-5)',
  })
  @ApiCreatedResponse({ type: ContractNamedDto })
  async agreeReadingContract(
    @Param() { contractorId }: NamedContractorPath,
    @Body() { zone, meters, from, to }: ContractBody,
    @CommandEnvelope() envelope: Envelope,
    @Granted() reach: Reach,
  ): Promise<ContractNamedDto> {
    mustHold(contractMustCoverZoneOrMeters(zone, meters));
    const countyOffice = officeIn(reach);
    if (zone !== undefined) await this.zones.mustBeOpen(countyOffice, zone, { from, to });
    const contractId = derivedId('contract', envelope.commandId);
    const named = await this.contracts.metersOf(reach, meters?.map(({ serial }) => serial) ?? []);
    const command = {
      type: 'AgreeReadingContract',
      contractId,
      contractorId,
      countyOffice,
      covers: zone === undefined ? { meters: named.meters } : { zone },
      foreignMeters: named.foreign,
      from,
      ...(to !== undefined && { to }),
    } as const;
    await this.commands.execute(contractor, contractorId, command, envelope);
    return { contractId };
  }

  @Post('contractors/:contractorId/contracts/:contractId/endings')
  @HttpCode(200)
  @StrongLogin('authority')
  @Access({ headOfSubscriberAffairs: 'ownCounty', subscriberAffairsOfficer: 'ownCounty' })
  @Operation({ fa: 'پایان یک قرارداد قرائت، با علت', en: 'End a reading contract, with a reason' })
  @ApiOkResponse({ type: ContractNamedDto })
  async endReadingContract(
    @Param() { contractorId, contractId }: ContractPath,
    @Body() body: ContractEndBody,
    @CommandEnvelope() envelope: Envelope,
    @Granted() reach: Reach,
  ): Promise<ContractNamedDto> {
    const today = civilDate(envelope.businessDate);
    const command = { type: 'EndReadingContract', contractId, ...body, countyOffice: officeIn(reach), today } as const;
    await this.commands.execute(contractor, contractorId, command, envelope);
    return { contractId };
  }

  @Get('reading-contracts')
  @Access({
    headOfSubscriberAffairs: 'ownCounty',
    subscriberAffairsOfficer: 'ownCounty',
    readingContractor: 'ownContract',
    auditor: 'all',
  })
  @Operation({
    fa: 'قراردادهای قرائت شهرستان؛ پیمانکار قراردادهای خود را می‌بیند',
    en: 'Reading contracts of the county; a contractor sees its own',
  })
  @OkPage(contractShown)
  async listReadingContracts(
    @Query() { contractorId, cursor, limit }: ContractsQuery,
    @Granted() reach: Reach,
  ): Promise<Page<WithZoneState<Shown<typeof readingContracts>>>> {
    const own = onlyContractorOf(reach);
    await this.contracts.mustBeRegistered(own);
    const seen = own === undefined ? scopeOf(reach) : { contractorId: own };
    const filter = { ...(contractorId !== undefined && { $and: [{ contractorId }] }), ...seen };
    const { items, next } = await this.reads.page(readingContracts, { filter, cursor, limit });
    const contracts = items.map((each) => shown(readingContracts, each));
    return { items: await this.zones.withStates(contracts), next };
  }
}
