import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { toJalali } from '@pishkhan/calendar';
import { optional, whole } from '@pishkhan/fields';
import { onlyContractorOf, type Reach } from '@pishkhan/roles';
import {
  Access,
  dto,
  Granted,
  mustBeWithin,
  OkResponse,
  Operation,
  PLATFORM,
  Reads,
  type Platform,
} from '@pishkhan/service-kit';
import { trusted } from '@pishkhan/views';
import { NamedContractorPath } from '../../contractor/contractor.dto.ts';
import { contractorMustExist } from '../../contractor/domain/contractor.rules.ts';
import { ReadingContracts } from '../../contractor/reading-contracts.ts';
import { readingsOfMeter } from '../../meter/views/readings-of-meter.view.ts';
import { readingsToReview } from '../../review/readings-to-review.view.ts';
import { bulkRowsToMend } from '../bulk/rows/bulk-rows-to-mend.view.ts';
import { readingFilesDelivered, type DeliveredFile } from '../views/reading-files.view.ts';
import { countedErrors, daysOfYear, type RowsOfRule } from './counted-errors.ts';
import { readingErrors } from './reading-errors.schema.ts';

/** So many of each sort are counted, so that a look at the figures stays short. */
const MOST_COUNTED = 2_000;

export class ErrorsQuery extends dto({
  year: optional(whole({ fa: 'سال شمسی', en: 'Jalali year; the present one if absent' }, { min: 1390, max: 1500 })),
}) {}

@ApiTags('reading files')
@Controller('v1/contractors/:contractorId/reading-errors')
export class ReadingErrorsApi {
  constructor(
    @Inject(Reads) private readonly reads: Reads,
    @Inject(ReadingContracts) private readonly contracts: ReadingContracts,
    @Inject(PLATFORM) private readonly platform: Pick<Platform, 'clock'>,
  ) {}

  @Get()
  @Access({
    headOfSubscriberAffairs: 'company',
    subscriberAffairsOfficer: 'company',
    readingContractor: 'ownContract',
    auditor: 'company',
  })
  @Operation({
    fa: 'خطاهای قرائت یک پیمانکار در ماه‌های یک سال و به تفکیک قرائت‌کننده',
    en: 'Reading errors of a contractor by month of a year, and by reader (A3-5, 11.4, F8)',
  })
  @OkResponse(readingErrors)
  async readReadingErrors(
    @Param() { contractorId }: NamedContractorPath,
    @Query() { year: asked }: ErrorsQuery,
    @Granted() reach: Reach,
  ) {
    mustBeWithin(reach, { contractors: [contractorId] }, contractorMustExist.rule, contractorId);
    await this.contracts.mustBeRegistered(onlyContractorOf(reach));
    const today = this.platform.clock.today();
    const year = asked ?? toJalali(today).year;
    const errors = await this.errorsOf(contractorId, year);
    const isMore = Object.values(errors).some(({ length }) => length === MOST_COUNTED);
    return { contractorId, year, ...countedErrors(year, today, errors), ...(isMore && { isMore }) };
  }

  /** Files, held readings and corrected ones of a contractor, each from an index that begins with it. */
  private async errorsOf(contractorId: string, year: number) {
    const { from, to } = daysOfYear(year);
    const days = trusted({ $gte: from, $lte: to });
    for (const view of [readingFilesDelivered, readingsToReview, readingsOfMeter]) await this.reads.upToDate(view);
    const delivered = { contractorId, lastDeliveredAt: trusted({ $gte: from, $lt: `${to}T24` }) };
    const files = await this.reads.model(readingFilesDelivered).find(delivered).limit(MOST_COUNTED);
    const held = await this.reads.model(readingsToReview).find({ contractorId, heldOn: days }).limit(MOST_COUNTED);
    const wrong = { contractorId, 'corrected.correctionId': trusted({ $gt: '' }), readOn: days };
    const corrected = await this.reads.model(readingsOfMeter).find(wrong).limit(MOST_COUNTED);
    const counted = [];
    for (const { rows, held: ofFile, refusedRows, readers, lastDeliveredAt, ...file } of files)
      counted.push({
        rows,
        held: ofFile,
        refusedRows,
        readers,
        lastDeliveredAt,
        rules: await this.refusedByRule(file),
      });
    return {
      files: counted,
      held: held.map(({ readerId, heldOn }) => ({ readerId, on: heldOn })),
      corrected: corrected
        .filter((each) => (each.corrected?.because ?? 'corrected') === 'corrected')
        .map(({ readerId, readOn }) => ({ readerId, on: readOn })),
    };
  }

  /** The list of files has the first refused rows of a large file only. */
  private async refusedByRule({
    fileId,
    progress,
    refused,
  }: Pick<DeliveredFile, 'fileId' | 'progress' | 'refused'>): Promise<readonly RowsOfRule[]> {
    if (!progress) return refused.map(({ rule }) => ({ rule, rows: 1 }));
    await this.reads.upToDate(bulkRowsToMend);
    const counted = await this.reads
      .model(bulkRowsToMend)
      .aggregate<{ readonly _id: string; readonly rows: number }>([
        { $match: { fileId, result: 'refused' } },
        { $group: { _id: '$rule', rows: { $sum: 1 } } },
      ]);
    return counted.map(({ _id, rows }) => ({ rule: _id, rows }));
  }
}
