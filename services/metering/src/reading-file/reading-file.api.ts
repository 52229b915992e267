import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import {
  CommandEnvelope,
  ConsumesCsv,
  CurrentActor,
  FileBytes,
  Granted,
  mustBeWithin,
  mustHold,
  OkPage,
  Operation,
  Reads,
  Access,
  type Envelope,
  type Page,
  type SignedInActor,
} from '@pishkhan/service-kit';
import { onlyContractorOf, type Reach } from '@pishkhan/roles';
import { shown, shownSchemaOf, trusted, type Shown } from '@pishkhan/views';
import { ReadingContracts } from '../contractor/reading-contracts.ts';
import { bulkRowsToMend } from './bulk/rows/bulk-rows-to-mend.view.ts';
import { contractorMustBeNamed, readingFileMustExist } from './domain/reading-file.rules.ts';
import { withoutForeignValues } from './domain/own-values.ts';
import { FilesUnderWayDto, ReadingFileDto, ReadingFilePath, ReadingFilesQuery } from './reading-file.dto.ts';
import { ReadingFiles } from './receiving/reading-files.ts';
import { MOST_LISTED, readingFilesDelivered, type DeliveredFile } from './views/reading-files.view.ts';

@Controller('v1/reading-files')
export class ReadingFileApi {
  constructor(
    @Inject(ReadingFiles) private readonly files: ReadingFiles,
    @Inject(Reads) private readonly reads: Reads,
    @Inject(ReadingContracts) private readonly contracts: ReadingContracts,
  ) {}

  @Post()
  @HttpCode(200)
  @Access({ readingContractor: 'ownContract' })
  @ConsumesCsv(
    'columns meter_serial,read_on,index,kind,reader; read_on is a Jalali day such as 1405-07-30, kind is actual, estimated or absent (no index)',
  )
  @Operation({
    fa: 'تحویل یک دور قرائت؛ سطرهای نادرست با شماره سطر و قاعده برمی‌گردند و سطرهای درست ثبت می‌شوند (۱۱.۴)',
    en: 'Deliver a reading file; bad rows are rejected with line and rule, good rows are stored (11.4)',
  })
  @ApiOkResponse({ type: ReadingFileDto })
  async receive(
    @Body() csv: string,
    @FileBytes() bytes: Buffer,
    @CommandEnvelope() envelope: Envelope,
    @CurrentActor() { office }: SignedInActor,
  ): Promise<ReadingFileDto> {
    mustHold(contractorMustBeNamed(office));
    const { outcome, again } = await this.files.receive({ csv, bytes }, office!, envelope);
    return ReadingFileDto.ofOutcome(outcome, again);
  }

  @Get('under-way')
  @Access({ readingContractor: 'ownContract' })
  @Operation({
    fa: 'فایل‌های خود پیمانکار که سطرهایشان همین اکنون سنجیده می‌شود (در همین پردازه)',
    en: "The caller's files whose rows are being judged now, in this process",
  })
  @ApiOkResponse({ type: FilesUnderWayDto })
  readFilesUnderWay(@CurrentActor() { office }: SignedInActor): FilesUnderWayDto {
    mustHold(contractorMustBeNamed(office));
    return FilesUnderWayDto.of({ items: this.files.underWayOf(office!) });
  }

  @Get(':fileId')
  @Access({
    subscriberAffairsOfficer: 'company',
    headOfSubscriberAffairs: 'company',
    readingContractor: 'ownContract',
    auditor: 'company',
  })
  @Operation({
    fa: 'یک فایل قرائت با نتیجه سطرهای آن در آخرین تحویل، به زبان ساده',
    en: 'A reading file with the result of its rows at the last delivery, in words (F8, A3-5)',
  })
  @ApiOkResponse({ type: ReadingFileDto })
  async readFile(@Param() { fileId }: ReadingFilePath, @Granted() reach: Reach): Promise<ReadingFileDto> {
    const listed = await this.reads.model(readingFilesDelivered).findById(fileId).lean();
    const outcome = listed?.progress ? await this.listedOutcome(listed) : await this.files.lastOutcomeOf(fileId);
    mustBeWithin(reach, { contractors: [outcome.contractorId] }, readingFileMustExist.rule, fileId);
    return ReadingFileDto.ofOutcome(outcome);
  }

  @Get()
  @Access({
    subscriberAffairsOfficer: 'company',
    headOfSubscriberAffairs: 'company',
    readingContractor: 'ownContract',
    auditor: 'company',
  })
  @Operation({
    fa: 'فایل‌های قرائت و سطرهای ردشده آن‌ها، تازه‌ترین نخست؛ پیمانکار فایل‌های خود را می‌بیند',
    en: 'Delivered files with their rejected rows, the latest first; a contractor sees its own (F8)',
  })
  @OkPage(shownSchemaOf(readingFilesDelivered))
  async list(
    @Query() { rows, cursor, limit }: ReadingFilesQuery,
    @Granted() reach: Reach,
  ): Promise<Page<Shown<typeof readingFilesDelivered>>> {
    const contractorId = onlyContractorOf(reach);
    await this.contracts.mustBeRegistered(contractorId);
    const filter = {
      ...(contractorId !== undefined && { contractorId }),
      ...(rows === 'refused' && { refusedRows: trusted({ $gt: 0 }) }),
    };
    const { items, next } = await this.reads.page(readingFilesDelivered, {
      filter,
      orderBy: 'lastDeliveredAt',
      descending: true,
      cursor,
      limit,
    });
    const files =
      contractorId === undefined
        ? items
        : items.map((file) => ({ ...file, refused: file.refused.map(withoutForeignValues) }));
    return { items: files.map((file) => shown(readingFilesDelivered, file)), next };
  }

  /** A large file as far as it is, with the first of its refused and held rows; all are rows of the large file. */
  private async listedOutcome(file: DeliveredFile) {
    const { fileId, contractorId, rows, accepted, held: heldRows, refused, refusedRows, readers, formatVersion } = file;
    const judged = file.progress?.judged ?? 0;
    const first = this.reads.model(bulkRowsToMend).find({ fileId, result: 'held' }).sort({ line: 1 });
    const held = (await first.limit(MOST_LISTED).lean()).map((row) => ({ ...row, reviewId: row.reviewId ?? '' }));
    const unchanged = judged - accepted - heldRows - refusedRows;
    const figures = { rows, judged, accepted, unchanged, refusedRows, heldRows };
    const version = typeof formatVersion === 'number' && { formatVersion };
    return { fileId, contractorId, ...figures, refused, held, readers, ...version };
  }
}
