import { Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { onlyContractorOf, type Reach } from '@pishkhan/roles';
import type { Static } from 'typebox';
import {
  Access,
  CommandEnvelope,
  ConsumesBytes,
  CurrentActor,
  FileBytes,
  Granted,
  mustBeWithin,
  mustHold,
  OkPage,
  Operation,
  Reads,
  type Envelope,
  type Page,
  type SignedInActor,
} from '@pishkhan/service-kit';
import { shown } from '@pishkhan/views';
import { withoutForeignValues } from '../domain/own-values.ts';
import { contractorMustBeNamed } from '../domain/reading-file.rules.ts';
import { wordsOf } from '../reading-file.dto.ts';
import { BulkFileDto, BulkFilePath, BulkRowsQuery, bulkRowToMend } from './bulk-reading-file.dto.ts';
import { BulkReadingFiles } from './rows/bulk-reading-files.ts';
import { bulkRowsToMend } from './rows/bulk-rows-to-mend.view.ts';
import type { OrderedBy } from './domain/bulk-reading-file.messages.ts';
import { bulkReadingFileMustExist } from './domain/bulk-reading-file.rules.ts';

const orderedBy = (reach: Reach): OrderedBy => (onlyContractorOf(reach) === undefined ? 'company' : 'contractor');

@ApiTags('reading files')
@Controller('v1/bulk-reading-files')
export class BulkReadingFileApi {
  constructor(
    @Inject(BulkReadingFiles) private readonly files: BulkReadingFiles,
    @Inject(Reads) private readonly reads: Reads,
  ) {}

  @Post()
  @HttpCode(202)
  @Access({ readingContractor: 'ownContract' })
  @ConsumesBytes('a reading file in the agreed format of the contractor, else as for `POST /v1/reading-files`')
  @Operation({
    fa: 'تحویل یک فایل بزرگ قرائت؛ سطرها پس از پاسخ، بخش به بخش سنجیده می‌شوند (۱۱.۴)',
    en: 'Deliver a large reading file; its rows are judged part by part after the answer (11.4)',
  })
  @ApiAcceptedResponse({ type: BulkFileDto })
  async receiveBulkFile(
    @FileBytes() bytes: Buffer,
    @CommandEnvelope() envelope: Envelope,
    @CurrentActor() { office }: SignedInActor,
  ): Promise<BulkFileDto> {
    mustHold(contractorMustBeNamed(office));
    return BulkFileDto.ofFile(await this.files.receive(bytes, office!, envelope), 'contractor');
  }

  @Get(':fileId')
  @Access({
    subscriberAffairsOfficer: 'company',
    headOfSubscriberAffairs: 'company',
    readingContractor: 'ownContract',
    auditor: 'company',
  })
  @Operation({
    fa: 'پیشرفت یک فایل بزرگ قرائت: سنجیده، پذیرفته، ردشده و در انتظار بررسی',
    en: 'How far a large reading file is: judged, accepted, refused, to review (11.4)',
  })
  @ApiOkResponse({ type: BulkFileDto })
  async readBulkFile(@Param() { fileId }: BulkFilePath, @Granted() reach: Reach): Promise<BulkFileDto> {
    return BulkFileDto.ofFile(await this.within(reach, fileId), orderedBy(reach));
  }

  @Get(':fileId/rows')
  @Access({
    subscriberAffairsOfficer: 'company',
    headOfSubscriberAffairs: 'company',
    readingContractor: 'ownContract',
    auditor: 'company',
  })
  @Operation({
    fa: 'سطرهای ردشده یا در انتظار بررسی یک فایل بزرگ قرائت، به ترتیب سطر',
    en: 'Refused or held rows of a large reading file, in their order (11.4, F8)',
  })
  @OkPage(bulkRowToMend)
  async listRows(
    @Param() { fileId }: BulkFilePath,
    @Query() { result = 'refused', cursor, limit }: BulkRowsQuery,
    @Granted() reach: Reach,
  ): Promise<Page<Static<typeof bulkRowToMend>>> {
    await this.within(reach, fileId);
    const filter = { fileId, result };
    const { items, next } = await this.reads.page(bulkRowsToMend, { filter, orderBy: 'line', cursor, limit });
    const isOwn = onlyContractorOf(reach) !== undefined;
    const rows = items.map((row) => {
      const seen = shown(bulkRowsToMend, row);
      return { ...(isOwn ? withoutForeignValues(seen) : seen), ...wordsOf(row) };
    });
    return { items: rows, next };
  }

  @Post(':fileId/stops')
  @HttpCode(202)
  @Access({ readingContractor: 'ownContract', headOfSubscriberAffairs: 'company' })
  @Operation({
    fa: 'ایستادن سنجش یک فایل بزرگ قرائت پس از بخش جاری',
    en: 'Stop a large reading file after the part in hand (11.4)',
  })
  @ApiAcceptedResponse({ type: BulkFileDto })
  async stopBulkFile(
    @Param() { fileId }: BulkFilePath,
    @CommandEnvelope() envelope: Envelope,
    @Granted() reach: Reach,
  ): Promise<BulkFileDto> {
    await this.within(reach, fileId);
    const by = orderedBy(reach);
    return BulkFileDto.ofFile(await this.files.order({ type: 'StopBulkReadingFile', by }, fileId, envelope), by);
  }

  @Post(':fileId/resumptions')
  @HttpCode(202)
  @Access({ readingContractor: 'ownContract', headOfSubscriberAffairs: 'company' })
  @Operation({ fa: 'ادامه سنجش یک فایل بزرگ قرائت', en: 'Resume a large reading file with its next part (11.4)' })
  @ApiAcceptedResponse({ type: BulkFileDto })
  async resumeBulkFile(
    @Param() { fileId }: BulkFilePath,
    @CommandEnvelope() envelope: Envelope,
    @Granted() reach: Reach,
  ): Promise<BulkFileDto> {
    await this.within(reach, fileId);
    const by = orderedBy(reach);
    return BulkFileDto.ofFile(await this.files.order({ type: 'ResumeBulkReadingFile', by }, fileId, envelope), by);
  }

  private async within(reach: Reach, fileId: string) {
    const state = await this.files.stateOf(fileId);
    mustBeWithin(reach, { contractors: [state.file.contractorId] }, bulkReadingFileMustExist.rule, fileId);
    return state;
  }
}
