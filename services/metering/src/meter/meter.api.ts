import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse } from '@nestjs/swagger';
import { civilDate } from '@pishkhan/calendar';
import { textOfOtherCapacity } from '@pishkhan/consumption';
import { derivedId } from '@pishkhan/identifiers';
import { onlyContractorOf, type AccessDeclaration, type Reach } from '@pishkhan/roles';
import {
  CommandEnvelope,
  Commands,
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
import { meter } from './domain/meter.ts';
import { meterMustExist } from './domain/meter.rules.ts';
import { meterNamed } from './meters-named.ts';
import { InstalledMeterDto, InstallMeterBody, MeterPath } from './meter.dto.ts';
import { meterCard, type MeterCard } from './views/meter-card.view.ts';
import { readingsOfMeter, type ReadingOfMeter } from './views/readings-of-meter.view.ts';

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

/** The readings behind an estimate may be another contractor's (A3-5). */
const withoutOtherReadings = (reading: ReadingOfMeter): ReadingOfMeter =>
  reading.estimate ? { ...reading, estimate: { ...reading.estimate, derivedFrom: null } } : reading;

@Controller('v1/meters')
export class MeterApi {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Reads) private readonly reads: Reads,
    @Inject(MeterPlaces) private readonly places: MeterPlaces,
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
  ): Promise<InstalledMeterDto> {
    const serial = await meterNamed(this.reads, written);
    const readingId = derivedId(serial, terms.installedOn);
    const command = {
      type: 'InstallMeter',
      meterId: serial,
      ...terms,
      readingId,
      today: civilDate(envelope.businessDate),
    } as const;
    const asSeenNow = async () => ({ ...command, otherMeter: await this.otherMeterOf(terms.accountId, serial) });
    await this.commands.execute(meter, serial, asSeenNow, { ...envelope, businessDate: terms.installedOn });
    return { meterId: serial, ...(await this.noticeOf(terms)) };
  }

  @Get(':meterId')
  @Access(readers)
  @Operation({ fa: 'کنتور و آخرین رقم آن', en: 'The meter and its last index' })
  @OkResponse(shownSchemaOf(meterCard))
  async card(@Param() { meterId }: MeterPath, @Granted() reach: Reach): Promise<Shown<typeof meterCard>> {
    return shown(meterCard, await this.visible(meterId, reach));
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
    const { meterId: id } = await this.visible(meterId, reach);
    const contractorId = onlyContractorOf(reach);
    const filter = { meterId: id, ...(contractorId !== undefined && { contractorId }) };
    const { items, next } = await this.reads.page(readingsOfMeter, {
      filter,
      orderBy: 'readOn',
      descending: true,
      cursor,
      limit,
    });
    const readings = contractorId === undefined ? items : items.map(withoutOtherReadings);
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

  /** From the view: if two are installed at the same moment, both are accepted, and billing rejects the second. */
  private async otherMeterOf(accountId: string, serial: string): Promise<string | undefined> {
    const { items } = await this.reads.page(meterCard, { filter: { accountId }, limit: 2 });
    return items.find(({ meterId }) => meterId !== serial)?.meterId;
  }

  /** A contractor sees the meters that it has read (A3-5). */
  private async visible(serial: string, reach: Reach): Promise<MeterCard> {
    const meterId = await meterNamed(this.reads, serial);
    const card = await this.reads.one(meterCard, meterId, meterMustExist.rule);
    const { contractors, accountId } = card;
    const placed = await this.places.placeOf(reach, accountId, { contractors });
    mustBeWithin(reach, placed, meterMustExist.rule, serial);
    return card;
  }
}
