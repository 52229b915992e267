import { choice, listOf, optional, part, plain, text, type Text } from '@pishkhan/fields';
import type { RebuildReport, Swap, ViewStatus } from '@pishkhan/views';
import { dto } from '../fields/dto.ts';
import { UnknownEventDto } from './unknown-event.dto.ts';
import { withoutPersonalNumbers } from '../logging/logger.ts';

const swaps: readonly Swap[] = ['whenEqual', 'always', 'never'];
const outcomes: readonly RebuildReport['outcome'][] = ['swapped', 'kept', 'failed', 'interrupted'];
export const hosts = ['inbox', 'ownReactions', 'relay', 'commands'] as const;
type HostName = (typeof hosts)[number];

const held = listOf(UnknownEventDto, {
  fa: 'رویدادهای نسخه تازه‌تر؛ سندهای این جریان‌ها همان‌اند که پیش از آن رویداد بودند',
  en: 'events of a newer release; the documents of their streams keep their last state before them',
});

export class RebuildBody extends dto({
  swap: optional(
    choice(
      {
        fa: 'هنگام جایگزینی؛ پیش‌فرض: در صورت برابری (whenEqual)',
        en: 'when the rebuilt documents replace the live ones, default whenEqual',
      },
      swaps,
      {
        titles: {
          whenEqual: { fa: 'در صورت برابری', en: 'when equal' },
          always: { fa: 'در هر حال', en: 'always' },
          never: { fa: 'هیچ‌گاه؛ تنها مقایسه می‌شود', en: 'never, it is only compared' },
        },
      },
    ),
  ),
}) {}

export class DifferenceDto extends dto({
  key: plain.text({ fa: 'کلید سند', en: 'key of the document' }),
  found: plain.choice(
    {
      fa: 'کمبود (missing) یا زیادی (unexpected) سند در فهرست',
      en: 'missing, superfluous or different in the live view',
    },
    ['missing', 'unexpected', 'different'],
  ),
}) {}

export class HashesDto extends dto({
  live: plain.text({ fa: 'چکیده سندهای فهرست کنونی', en: 'of the live documents' }),
  rebuilt: plain.text({ fa: 'چکیده سندهای بازساخته', en: 'of the rebuilt documents' }),
}) {}

export class RebuildReportDto extends dto({
  run: plain.text({ fa: 'شناسه این بازسازی', en: 'this rebuild' }),
  view: plain.text({ fa: 'فهرست', en: 'view' }),
  collection: plain.text({ fa: 'مجموعه سندها', en: 'collection of its documents' }),
  swap: plain.choice({ fa: 'آنچه خواسته شد', en: 'requested mode' }, swaps),
  outcome: plain.choice(
    {
      fa: 'نتیجه: تنها با swapped سندهای بازساخته جای فهرست کنونی را گرفته‌اند',
      en: 'swapped: reads use the rebuilt documents now; otherwise they use the live view',
    },
    outcomes,
  ),
  facts: plain.whole({ fa: 'تعداد رویدادهای خوانده‌شده', en: 'folded facts' }),
  compared: plain.whole({ fa: 'تعداد سندهای مقایسه‌شده', en: 'compared documents' }),
  differing: plain.whole({ fa: 'تعداد سندهای متفاوت', en: 'documents that differ' }),
  differences: listOf(DifferenceDto, {
    fa: 'نخستین تفاوت‌ها، حداکثر ۲۰',
    en: 'the first of the differences, at most 20',
  }),
  hashes: part(HashesDto, {
    fa: 'جمع چکیده سندها؛ برابری یعنی دو فهرست یکسان‌اند',
    en: 'SHA-256 sums; equal sums mean equal views',
  }),
  milliseconds: plain.whole({ fa: 'مدت، میلی‌ثانیه', en: 'duration in milliseconds' }),
  heldAt: optional(held),
  fault: optional(plain.text({ fa: 'علت شکست', en: 'why it failed' })),
}) {
  /** Without numbers that may identify a person. */
  static ofReport({ fault, ...report }: RebuildReport): RebuildReportDto {
    return RebuildReportDto.of({ ...report, ...(fault !== undefined && { fault: withoutPersonalNumbers(fault) }) });
  }
}

export class RebuildUnderWayDto extends dto({
  run: plain.text({ fa: 'شناسه این بازسازی', en: 'this rebuild' }),
  state: plain.choice({ fa: 'مرحله', en: 'progress' }, ['asked', 'building', 'swapping', 'swapped']),
  askedAt: plain.instant({ fa: 'زمان درخواست', en: 'when it was requested' }),
}) {}

export class ViewStatusDto extends dto({
  view: plain.text({ fa: 'فهرست', en: 'view' }),
  collection: plain.text({ fa: 'مجموعه سندها', en: 'collection of its documents' }),
  at: optional(
    plain.text({
      fa: 'جایگاه در رویدادنامه؛ فهرست پیام‌ها آن را ندارد',
      en: 'position in the log; a view of topics has none',
    }),
  ),
  facts: plain.whole({ fa: 'تعداد رویدادهای خوانده‌شده در این فرایند', en: 'facts processed by this process' }),
  faults: plain.whole({ fa: 'تعداد خطاها در این فرایند', en: 'faults in this process' }),
  lastFault: optional(plain.text({ fa: 'آخرین خطا', en: 'the last fault' })),
  heldAt: held,
  rebuild: optional(part(RebuildUnderWayDto, { fa: 'بازسازی در جریان', en: 'a rebuild under way' })),
  lastRebuild: optional(part(RebuildReportDto, { fa: 'گزارش آخرین بازسازی', en: 'report of the last rebuild' })),
}) {
  /** Without numbers that may identify a person. */
  static ofStatus({ rebuild, lastRebuild, lastFault, lastPublicFault: _, ...status }: ViewStatus): ViewStatusDto {
    return ViewStatusDto.of({
      ...status,
      ...(lastFault !== undefined && { lastFault: withoutPersonalNumbers(lastFault) }),
      ...(lastRebuild && { lastRebuild: RebuildReportDto.ofReport(lastRebuild) }),
      ...(rebuild && { rebuild: { ...rebuild, askedAt: rebuild.askedAt.toISOString() } }),
    });
  }
}

export class ViewsDto extends dto({
  items: listOf(ViewStatusDto, { fa: 'فهرست‌های سرویس', en: 'views of the service' }),
}) {}

const hostTitles: Readonly<Record<HostName, Text>> = {
  inbox: { fa: 'پیام‌های سرویس‌های دیگر', en: 'inbox' },
  ownReactions: { fa: 'واکنش به رویدادهای خود', en: 'own reactions' },
  relay: { fa: 'انتشار رویدادها', en: 'relay' },
  commands: { fa: 'فرمان‌ها', en: 'commands' },
};

export class ReplayBody extends dto({
  host: choice({ fa: 'میزبان', en: 'host' }, hosts, { titles: hostTitles }),
  stream: text({ fa: 'جریان، چنان که در فهرست آمده', en: 'stream, as named in the list' }, { max: 300 }),
}) {}
