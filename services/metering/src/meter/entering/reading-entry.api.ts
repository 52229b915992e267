import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse } from '@nestjs/swagger';
import type { AccessDeclaration, Reach } from '@pishkhan/roles';
import { Access, CommandEnvelope, Granted, Operation, type Envelope } from '@pishkhan/service-kit';
import { MeterPlaces } from '../../copies/meter-places.ts';
import { MeterPath } from '../installing/meter.dto.ts';
import { ReadingEntries } from './reading-entries.ts';
import { ReadingEntryBody, ReadingEntryDto } from './reading-entry.dto.ts';
import { RegistersReadBody } from './registers/registers.dto.ts';

const readers = {
  subscriberAffairsOfficer: 'ownCounty',
  fieldExpert: 'ownCounty',
} as const satisfies AccessDeclaration;

@Controller('v1/meters')
export class ReadingEntryApi {
  constructor(
    @Inject(ReadingEntries) private readonly entries: ReadingEntries,
    @Inject(MeterPlaces) private readonly places: MeterPlaces,
  ) {}

  @Post(':meterId/readings')
  @Access(readers)
  @Operation({
    fa: 'ثبت رقمی که خود شرکت خوانده است، با علت، مأمور و عکس؛ مانند هر قرائت سنجیده می‌شود (۱۱.۴، ۱۵.۴-۳۴)',
    en: 'Enter a figure that the company itself read, with reason, reader and photograph; judged as any reading (11.4, 15.4-34)',
  })
  @ApiCreatedResponse({ type: ReadingEntryDto })
  async enter(
    @Param() path: MeterPath,
    @Body() { index, ...entered }: ReadingEntryBody,
    @CommandEnvelope() envelope: Envelope,
    @Granted() reach: Reach,
  ): Promise<ReadingEntryDto> {
    const { meterId } = await this.places.meterWithin(reach, path.meterId);
    const figure = { type: 'RecordReading', finding: { kind: 'actual', index } } as const;
    return this.entries.enter(meterId, figure, entered, envelope);
  }

  @Post(':meterId/register-readings')
  @Access(readers)
  @Operation({
    fa: 'ثبت رقم همه شمارنده‌های کنتور در یک روز؛ جمع آن‌ها که حجم می‌شمارند سنجیده و صورتحساب می‌شود (۱۱.۴)',
    en: 'Enter all registers of a meter, read on one day; the sum of those that count is judged and billed (C3-1, 11.4)',
  })
  @ApiCreatedResponse({ type: ReadingEntryDto })
  async enterRegisters(
    @Param() path: MeterPath,
    @Body() { registers, ...entered }: RegistersReadBody,
    @CommandEnvelope() envelope: Envelope,
    @Granted() reach: Reach,
  ): Promise<ReadingEntryDto> {
    const { meterId } = await this.places.meterWithin(reach, path.meterId);
    return this.entries.enter(meterId, { type: 'RecordRegisters', registers }, entered, envelope);
  }
}
