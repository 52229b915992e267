import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import { civilDate } from '@pishkhan/calendar';
import type { Reach } from '@pishkhan/roles';
import {
  Access,
  Aggregates,
  CommandEnvelope,
  Commands,
  Granted,
  mustBeWithin,
  mustHold,
  OkPage,
  Operation,
  PageQuery,
  Reads,
  StrongLogin,
  type Envelope,
  type Page,
} from '@pishkhan/service-kit';
import { shown, shownSchemaOf, type Shown } from '@pishkhan/views';
import { NamedContractorPath } from '../../contractor/contractor.dto.ts';
import { contractor } from '../../contractor/domain/contractor.ts';
import { contractorMustDoThisWork, contractorMustExist } from '../../contractor/domain/contractor.rules.ts';
import { formatOn, readingFormat } from './domain/reading-format.ts';
import { FormatNamedDto, ReadingFormatBody } from './reading-format.dto.ts';
import { readingFormats } from './reading-formats.view.ts';

@ApiTags('contractors')
@Controller('v1/contractors/:contractorId/reading-formats')
export class ReadingFormatApi {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Aggregates) private readonly aggregates: Aggregates,
    @Inject(Reads) private readonly reads: Reads,
  ) {}

  @Post()
  @StrongLogin('authority')
  @Access({ headOfSubscriberAffairs: 'company', subscriberAffairsOfficer: 'company' })
  @Operation({
    fa: 'توافق قالب فایل‌های قرائت یک پیمانکار از یک روز به بعد: جداکننده، ستون‌ها، رقم‌ها، گاه‌شماری و کدگذاری',
    en: 'Agree how a contractor writes its reading files from a day on (13.3, 11.4)',
  })
  @ApiCreatedResponse({ type: FormatNamedDto })
  async agreeReadingFormat(
    @Param() { contractorId }: NamedContractorPath,
    @Body() { from, ...format }: ReadingFormatBody,
    @CommandEnvelope() envelope: Envelope,
  ): Promise<FormatNamedDto> {
    const { state } = await this.aggregates.load(contractor, contractorId);
    mustHold(
      state.status === 'unknown'
        ? contractorMustExist(contractorId)
        : contractorMustDoThisWork(state.terms.works, 'reading'),
    );
    const today = civilDate(envelope.businessDate);
    const command = { type: 'AgreeReadingFormat', contractorId, from, format, today } as const;
    const agreed = await this.commands.execute(readingFormat, contractorId, command, envelope);
    return { contractorId, version: formatOn(agreed.state, from)!.version };
  }

  @Get()
  @Access({
    headOfSubscriberAffairs: 'company',
    subscriberAffairsOfficer: 'company',
    connectionsUnit: 'company',
    readingContractor: 'ownContract',
    auditor: 'company',
  })
  @Operation({
    fa: 'قالب‌های فایل قرائت یک پیمانکار با نخستین روز هر کدام؛ پیمانکار قالب خود را می‌بیند',
    en: 'File formats of a contractor with their first days; a contractor sees its own (13.3)',
  })
  @OkPage(shownSchemaOf(readingFormats))
  async listReadingFormats(
    @Param() { contractorId }: NamedContractorPath,
    @Query() { cursor, limit }: PageQuery,
    @Granted() reach: Reach,
  ): Promise<Page<Shown<typeof readingFormats>>> {
    mustBeWithin(reach, { contractors: [contractorId] }, contractorMustExist.rule, contractorId);
    const { items, next } = await this.reads.page(readingFormats, {
      filter: { contractorId },
      orderBy: 'version',
      descending: true,
      cursor,
      limit,
    });
    return { items: items.map((each) => shown(readingFormats, each)), next };
  }
}
