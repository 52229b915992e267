import { ApiProperty } from '@nestjs/swagger';
import type { RebuildReport, Swap, ViewStatus } from '@pishkhan/views';
import { IsOneOf, IsText } from '../fields/plain-fields.ts';
import { UnknownEventDto } from './unknown-event.dto.ts';
import { documented, type Words } from '../http/words/words.ts';
import { withoutPersonalNumbers } from '../logging/logger.ts';

const text = (description: Words, required = true) =>
  ApiProperty({ type: 'string', description: documented(description), required });
const whole = (description: Words) => ApiProperty({ type: 'integer', description: documented(description) });

const swaps: readonly Swap[] = ['whenEqual', 'always'];
const outcomes: readonly RebuildReport['outcome'][] = ['swapped', 'kept', 'failed', 'interrupted'];
export const hosts = ['inbox', 'ownReactions', 'relay'] as const;
export type HostName = (typeof hosts)[number];

export class RebuildDto {
  @IsOneOf(
    {
      fa: 'هنگام جایگزینی، پیش‌فرض whenEqual',
      en: 'when the rebuilt documents take the place of the live ones, default whenEqual',
    },
    swaps,
    { optional: true },
  )
  swap?: Swap;
}

export class DifferenceDto {
  @text({ fa: 'کلید سند', en: 'key of the document' })
  key!: string;

  @ApiProperty({
    type: 'string',
    enum: ['missing', 'unexpected', 'different'],
    description:
      'missing یعنی نما آن را ندارد؛ unexpected یعنی نباید می‌داشت · the live view lacks it, should not have it, or has it otherwise',
  })
  found!: string;
}

export class HashesDto {
  @text({ fa: 'درهم‌ساز سندهای نمای زنده', en: 'of the live documents' })
  live!: string;

  @text({ fa: 'درهم‌ساز سندهای بازساخته', en: 'of the rebuilt documents' })
  rebuilt!: string;
}

export class RebuildReportDto {
  @text({ fa: 'شناسه این بازسازی', en: 'this rebuild' })
  run!: string;

  @text({ fa: 'نما', en: 'view' })
  view!: string;

  @text({ fa: 'مجموعه سندها', en: 'collection of its documents' })
  collection!: string;

  @ApiProperty({ type: 'string', enum: swaps, description: 'آنچه خواسته شد · what was asked for' })
  swap!: Swap;

  @ApiProperty({
    type: 'string',
    enum: outcomes,
    description:
      'swapped یعنی سندهای بازساخته اکنون خوانده می‌شوند؛ در بقیه نمای زنده برجاست · swapped: the rebuilt documents are read now; otherwise the live view stays',
  })
  outcome!: RebuildReport['outcome'];

  @whole({ fa: 'شمار رویدادهای خوانده‌شده', en: 'facts that were folded' })
  facts!: number;

  @whole({ fa: 'شمار سندهای مقایسه‌شده', en: 'documents that were compared' })
  compared!: number;

  @whole({ fa: 'شمار سندهای ناهمسان', en: 'documents that differ' })
  differing!: number;

  @ApiProperty({
    type: () => DifferenceDto,
    isArray: true,
    description: 'نخستین ناهمسانی‌ها، حداکثر ۲۰ · the first of them, at most 20',
  })
  differences!: readonly DifferenceDto[];

  @ApiProperty({
    type: () => HashesDto,
    description: 'جمع SHA-256 سندها؛ برابری یعنی نماها برابرند · SHA-256 sums; equal sums mean equal views',
  })
  hashes!: HashesDto;

  @whole({ fa: 'مدت، میلی‌ثانیه', en: 'milliseconds that it took' })
  milliseconds!: number;

  @ApiProperty({
    type: () => UnknownEventDto,
    isArray: true,
    required: false,
    description:
      'رویدادهای نسخه تازه‌تر؛ سندهای این جریان‌ها همان‌اند که پیش از آن رویداد بودند · events of a newer release; the documents of their streams are as they were before them',
  })
  heldAt?: readonly UnknownEventDto[];

  @text({ fa: 'علت ناکامی', en: 'why it failed' }, false)
  fault?: string;
}

export class RebuildUnderWayDto {
  @text({ fa: 'شناسه این بازسازی', en: 'this rebuild' })
  run!: string;

  @ApiProperty({
    type: 'string',
    enum: ['asked', 'building', 'swapping', 'swapped'],
    description: 'مرحله · how far it is',
  })
  state!: string;

  @ApiProperty({ type: 'string', format: 'date-time', description: 'زمان درخواست · when it was asked for' })
  askedAt!: string;
}

export class ViewStatusDto {
  @text({ fa: 'نما', en: 'view' })
  view!: string;

  @text({ fa: 'مجموعه سندها', en: 'collection of its documents' })
  collection!: string;

  @text({ fa: 'جایگاه در رویدادنامه؛ نمای پیام‌ها ندارد', en: 'position in the log; a view of topics has none' }, false)
  at?: string;

  @whole({ fa: 'شمار رویدادهای خوانده‌شده در این فرایند', en: 'facts taken in by this process' })
  facts!: number;

  @whole({ fa: 'شمار خطاها در این فرایند', en: 'faults in this process' })
  faults!: number;

  @text({ fa: 'آخرین خطا', en: 'the last fault' }, false)
  lastFault?: string;

  @ApiProperty({
    type: () => UnknownEventDto,
    isArray: true,
    description:
      'رویدادهای نسخه تازه‌تر؛ سندهای این جریان‌ها همان‌اند که پیش از آن رویداد بودند · events of a newer release; the documents of their streams are as they were before them',
  })
  heldAt!: readonly UnknownEventDto[];

  @ApiProperty({
    type: () => RebuildUnderWayDto,
    required: false,
    description: 'بازسازی در جریان · a rebuild under way',
  })
  rebuild?: RebuildUnderWayDto;

  @ApiProperty({
    type: () => RebuildReportDto,
    required: false,
    description: 'گزارش آخرین بازسازی · report of the last rebuild',
  })
  lastRebuild?: RebuildReportDto;
}

export class ViewsDto {
  @ApiProperty({ type: () => ViewStatusDto, isArray: true, description: 'نماهای سرویس · views of the service' })
  items!: readonly ViewStatusDto[];
}

export const reportDto = ({ fault, ...report }: RebuildReport): RebuildReportDto => ({
  ...report,
  ...(fault !== undefined && { fault: withoutPersonalNumbers(fault) }),
});

export const viewStatusDto = ({ rebuild, lastRebuild, lastFault, ...status }: ViewStatus): ViewStatusDto => ({
  ...status,
  ...(lastFault !== undefined && { lastFault: withoutPersonalNumbers(lastFault) }),
  ...(lastRebuild && { lastRebuild: reportDto(lastRebuild) }),
  ...(rebuild && { rebuild: { ...rebuild, askedAt: rebuild.askedAt.toISOString() } }),
});

export class ReplayDto {
  @IsOneOf({ fa: 'میزبان', en: 'host' }, hosts)
  host!: HostName;

  @IsText({ fa: 'جریان، چنان که در فهرست آمده', en: 'stream, as the list names it' }, { max: 300 })
  stream!: string;
}
