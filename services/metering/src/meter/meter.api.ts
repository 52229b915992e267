import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse } from '@nestjs/swagger';
import { civilDate } from '@pishkhan/calendar';
import { textOfOtherCapacity } from '@pishkhan/consumption';
import { derivedId } from '@pishkhan/identifiers';
import type { AccessDeclaration, Reach } from '@pishkhan/roles';
import {
  CommandEnvelope,
  Granted,
  mustBeWithin,
  OkPage,
  OkResponse,
  Operation,
  PageQuery,
  type Page,
  Reads,
  Access,
  type Envelope,
} from '@pishkhan/service-kit';
import { shown, shownSchemaOf, type Shown } from '@pishkhan/views';
import { contractCapacity, contractCapacityOn } from '../copies/contract-capacity.view.ts';
import { MeterPlaces } from '../copies/meter-places.ts';
import { Installations } from './installing/installations.ts';
import { meterMustExist } from './domain/meter.rules.ts';
import { MetersOfContractor, ownReadings, withoutOtherReadings } from './reads/meters-of-contractor.ts';
import { meterNamed } from './reads/meters-named.ts';
import { InstalledMeterDto, InstallMeterBody, MeterPath } from './meter.dto.ts';
import { meterCard } from './views/meter-card.view.ts';
import { readingsOfMeter } from './views/readings-of-meter.view.ts';

const readers = {
  counterClerk: 'anyByIdentifier',
  qualifiedRepresentative: 'anyByIdentifier',
  headOfSubscriberAffairs: 'ownCounty',
  subscriberAffairsOfficer: 'ownCounty',
  fieldExpert: 'ownCounty',
  connectionsUnit: 'ownCounty',
  readingContractor: 'ownContract',
  auditor: 'all',
} as const satisfies AccessDeclaration;

@Controller('v1/meters')
export class MeterApi {
  constructor(
    @Inject(Installations) private readonly installations: Installations,
    @Inject(Reads) private readonly reads: Reads,
    @Inject(MeterPlaces) private readonly places: MeterPlaces,
    @Inject(MetersOfContractor) private readonly ofContractor: MetersOfContractor,
  ) {}

  @Post()
  @HttpCode(201)
  @Access({ connectionsUnit: 'ownCounty' })
  @Operation({
    fa: 'ثبت کنتوری که برای یک اشتراک نصب شده است (۹.۶، ۱۳.۳)',
    en: 'Register an installed meter of an account (9.6, 13.3)',
  })
  @ApiCreatedResponse({ type: InstalledMeterDto })
  async install(
    @Body() { serial: written, ...terms }: InstallMeterBody,
    @CommandEnvelope() envelope: Envelope,
    @Granted() reach: Reach,
  ): Promise<InstalledMeterDto> {
    const serial = await meterNamed(this.reads, written);
    const countyOffice = await this.places.ownCountyOf(reach, terms.accountId);
    const readingId = derivedId(serial, terms.installedOn);
    const command = {
      type: 'InstallMeter',
      meterId: serial,
      ...terms,
      countyOffice,
      readingId,
      today: civilDate(envelope.businessDate),
    } as const;
    await this.installations.install(command, { ...envelope, businessDate: terms.installedOn });
    return { meterId: serial, ...(await this.noticeOf(terms)) };
  }

  @Get(':meterId')
  @Access(readers)
  @Operation({ fa: 'کنتور و آخرین رقم آن', en: 'The meter and its last index' })
  @OkResponse(shownSchemaOf(meterCard))
  async card(@Param() { meterId }: MeterPath, @Granted() reach: Reach): Promise<Shown<typeof meterCard>> {
    const { card, contracts } = await this.visible(meterId, reach);
    return shown(meterCard, contracts ? await this.ofContractor.ownCard(reach, card) : card);
  }

  @Get(':meterId/readings')
  @Access(readers)
  @Operation({
    fa: 'قرائت‌های یک کنتور، تازه‌ترین نخست؛ پیمانکار قرائت‌های خود را می‌بیند',
    en: 'Readings of a meter, the latest first; a contractor sees its own',
  })
  @OkPage(shownSchemaOf(readingsOfMeter))
  async readings(
    @Param() { meterId }: MeterPath,
    @Query() { cursor, limit }: PageQuery,
    @Granted() reach: Reach,
  ): Promise<Page<Shown<typeof readingsOfMeter>>> {
    const { card, contracts } = await this.visible(meterId, reach, 'everyDay');
    const filter = { meterId: card.meterId, ...(contracts && ownReadings(reach, contracts)) };
    const { items, next } = await this.reads.page(readingsOfMeter, {
      filter,
      orderBy: 'readOn',
      descending: true,
      cursor,
      limit,
    });
    const readings = contracts ? items.map(withoutOtherReadings) : items;
    return { items: readings.map((reading) => shown(readingsOfMeter, reading)), next };
  }

  /** The contract's capacity, as far as customer-accounts has published it (F18). */
  private async noticeOf({ accountId, capacity, installedOn }: Omit<InstallMeterBody, 'serial'>) {
    const contract = await this.reads.find(contractCapacity, accountId);
    const contracted = contract && contractCapacityOn(contract, installedOn);
    return contracted === undefined || contracted === capacity
      ? {}
      : { notice: textOfOtherCapacity(contracted, capacity) };
  }

  /** A contractor sees the card of a meter that a contract covers today, and readings of covered days (A3-5; N5). */
  private async visible(serial: string, reach: Reach, days: 'today' | 'everyDay' = 'today') {
    const contracts = await this.ofContractor.contractsOf(reach);
    const meterId = await meterNamed(this.reads, serial);
    const card = await this.reads.one(meterCard, meterId, meterMustExist.rule);
    const own = contracts && this.ofContractor.covering(contracts, card, days);
    const known = own && own.length > 0 ? { contractors: [reach.office!] } : {};
    const placed = await this.places.placeOf(reach, card.accountId, known);
    mustBeWithin(reach, placed, meterMustExist.rule, serial);
    return { card, contracts: own };
  }
}
