import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse } from '@nestjs/swagger';
import { civilDate } from '@pishkhan/calendar';
import { textOfOtherCapacity } from '@pishkhan/consumption';
import { derivedId } from '@pishkhan/identifiers';
import type { AccessDeclaration, Reach } from '@pishkhan/roles';
import {
  CommandEnvelope,
  Granted,
  LookUps,
  maskable,
  mustBeWithin,
  ofHousehold,
  OkPage,
  OkResponse,
  Operation,
  PageQuery,
  PersonalData,
  PLATFORM,
  Reads,
  Access,
  type Envelope,
  type Platform,
} from '@pishkhan/service-kit';
import type { Form } from '@pishkhan/service-kit/look-ups';
import { shown, shownSchemaOf } from '@pishkhan/views';
import { zoneOn } from '../contractor/domain/contractor.ts';
import { contractCapacity, contractCapacityOn } from '../copies/contract-capacity.view.ts';
import { MeterPlaces } from '../copies/meter-places.ts';
import { Installations } from './installing/installations.ts';
import { meterMustExist } from './domain/meter.rules.ts';
import { cardToday, indexTodayOf } from './views/index-today.ts';
import { MetersOfContractor, ownReadings, withoutOtherReadings } from './views/meters-of-contractor.ts';
import { meterNamed } from './views/meters-named.ts';
import { InstalledMeterDto, InstallMeterBody, MeterPath } from './installing/meter.dto.ts';
import { meterCard, type MeterCard } from './views/meter-card.view.ts';
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

/** Which meter it is. What it showed, and how it moves, needs a reason (N7). */
const maskableCard = maskable(cardToday, [
  'meterId',
  'accountId',
  'serial',
  'capacity',
  'registerDigits',
  'zone',
  'installedOn',
  'removed',
  'make',
]);
/** That and when the meter was read; the index needs a reason (N7). */
const maskableReading = maskable(shownSchemaOf(readingsOfMeter), [
  'readingId',
  'meterId',
  'accountId',
  'readOn',
  'kind',
]);

@Controller('v1/meters')
export class MeterApi {
  @Inject(LookUps) private readonly lookUps!: LookUps;
  @Inject(PLATFORM) private readonly platform!: Pick<Platform, 'clock'>;

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
    @Body() { serial: written, seals, ...terms }: InstallMeterBody,
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
      ...(seals && { seals: seals.map(({ number }) => number) }),
      countyOffice,
      readingId,
      today: civilDate(envelope.businessDate),
    } as const;
    await this.installations.install(command, { ...envelope, businessDate: terms.installedOn });
    return { meterId: serial, ...(await this.noticeOf(terms)) };
  }

  @Get(':meterId')
  @Access(readers)
  @PersonalData('withReason')
  @Operation({ fa: 'کنتور و آخرین رقم آن', en: 'The meter and its last index' })
  @OkResponse(maskableCard.schema)
  async card(@Param() { meterId }: MeterPath, @Granted() reach: Reach) {
    const { card, contracts } = await this.visible(meterId, reach);
    const seen = contracts ? await this.ofContractor.ownCard(reach, card) : card;
    const form = await this.recorded(card, 1);
    const shownCard = shown(meterCard, { ...seen, zone: this.zoneToday(card) });
    return maskableCard.as(form, {
      ...shownCard,
      ...(!contracts && indexTodayOf(card, this.platform.clock.today())),
    });
  }

  @Get(':meterId/readings')
  @Access(readers)
  @PersonalData('withReason')
  @Operation({
    fa: 'قرائت‌های یک کنتور، تازه‌ترین نخست؛ پیمانکار قرائت‌های خود را می‌بیند',
    en: 'Readings of a meter, the latest first; a contractor sees its own',
  })
  @OkPage(maskableReading.schema)
  async readings(@Param() { meterId }: MeterPath, @Query() { cursor, limit }: PageQuery, @Granted() reach: Reach) {
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
    const form = await this.recorded(card, items.length);
    return { items: readings.map((reading) => maskableReading.as(form, shown(readingsOfMeter, reading))), next };
  }

  private zoneToday({ zone, zoneMoves }: MeterCard): string | null {
    return zoneOn({ zone: zone ?? undefined, zoneMoves }, this.platform.clock.today()) ?? null;
  }

  /** The form that the recorded look-up of this meter allows (N7). */
  private async recorded(card: MeterCard, rows: number): Promise<Form> {
    return this.lookUps.record({ ...ofHousehold(card.accountId, await this.places.countyOf(card)), rows });
  }

  /** The contract's capacity, as far as customer-accounts has published it (F18). */
  private async noticeOf({
    accountId,
    capacity,
    installedOn,
  }: Pick<InstallMeterBody, 'accountId' | 'capacity' | 'installedOn'>) {
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
