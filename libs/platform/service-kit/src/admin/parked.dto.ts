import { listOf, optional, part, plain } from '@pishkhan/fields';
import { dto } from '../fields/dto.ts';
import { hosts } from './admin.dto.ts';
import { UnknownEventDto } from './unknown-event.dto.ts';

export class ParkedStreamDto extends dto({
  host: plain.choice(
    {
      fa: 'پیام‌های سرویس‌های دیگر (inbox)، واکنش به رویدادهای خود سرویس (ownReactions) یا انتشار آنها (relay)',
      en: 'messages of other services, reactions to own events, or publishing of own events',
    },
    hosts,
  ),
  stream: plain.text({ fa: 'جریان', en: 'stream' }),
  reason: plain.text({ fa: 'علت توقف', en: 'why it is parked' }),
  revision: plain.whole({
    fa: 'شماره رویدادی که پذیرفته نشد',
    en: 'revision of the event that could not be processed',
  }),
  waiting: plain.whole({ fa: 'تعداد موارد در انتظار', en: 'number of events waiting behind it' }),
  notKnown: optional(
    part(UnknownEventDto, {
      fa: 'رویداد نسخه تازه‌تر که جریان منتظر آن است',
      en: 'the event of a newer release that blocks the stream',
    }),
  ),
}) {}

export class ParkedDto extends dto({
  items: listOf(ParkedStreamDto, { fa: 'جریان‌های متوقف', en: 'parked streams' }),
  notKnown: listOf(UnknownEventDto, {
    fa: 'پیام‌هایی که این نسخه نمی‌شناسد و چیزی منتظر آنها نیست، از هر نوع و نسخه نخستین آن',
    en: 'unknown messages that block no stream, the first of each type and version',
  }),
}) {}

export class ReplayedDto extends dto({
  handled: plain.whole({ fa: 'تعداد موارد انجام‌شده', en: 'number of events processed now' }),
  fault: optional(
    plain.text({
      fa: 'علت توقف دوباره؛ نبودن آن یعنی جریان ادامه یافته است',
      en: 'the fault that stopped it again; absent if the stream is no longer parked',
    }),
  ),
}) {}
