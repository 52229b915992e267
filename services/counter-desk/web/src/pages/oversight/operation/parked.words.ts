import type { Words } from '../../../words/language.tsx';
import type { ParkedStream } from './queries.ts';

export const parkedWords = {
  says: {
    fa: 'وقتی کار روی یک رویداد شکست می‌خورد، رویدادهای بعدی همان جریان منتظر می‌مانند و جریان‌های دیگر ادامه می‌یابند. علت را برطرف کنید و سپس جریان را ادامه دهید.',
    en: 'If work on an event fails, later events of its stream wait and other streams go on. Remove the cause, then continue the stream.',
  },
  eventNumber: { fa: 'رویداد شماره {count}', en: 'Event {count}' },
  behindCount: { fa: '{count} رویداد دیگر پشت سر آن منتظر است', en: '{count} more events wait behind it' },
  newer: {
    fa: 'این رویداد را نسخه تازه‌تری نوشته است. با راه‌اندازی آن نسخه، جریان خود ادامه می‌یابد.',
    en: 'A newer release wrote this event. The stream continues by itself when that release starts.',
  },
  nothing: { fa: 'هیچ جریانی متوقف نیست.', en: 'Nothing is parked.' },
  go: { fa: 'ادامه جریان', en: 'Continue the stream' },
  goOne: { fa: 'ادامه جریان {stream}', en: 'Continue the stream {stream}' },
  goAll: { fa: 'ادامه همه جریان‌های این سرویس', en: 'Continue all streams of this service' },
  going: { fa: 'در حال انجام …', en: 'Working …' },
  done: { fa: 'جریان ادامه یافت: {count} رویداد انجام شد.', en: 'The stream goes on: {count} events were handled.' },
  stopped: {
    fa: 'پس از انجام {count} رویداد دوباره متوقف شد. علت در شرح فنی است.',
    en: 'It stopped again after {count} events. The cause is in the technical details.',
  },
  notKnown: {
    fa: 'پیام‌هایی که این نسخه نمی‌شناسد و چیزی منتظر آنها نیست',
    en: 'Messages that this release does not know and nothing waits for',
  },
} as const;

export const hostWords: Readonly<Record<ParkedStream['host'], Words>> = {
  inbox: { fa: 'واکنش به پیام سرویس دیگر شکست خورد', en: 'A reaction to a message of another service failed' },
  ownReactions: { fa: 'واکنش به رویداد خود سرویس شکست خورد', en: 'A reaction to an own event failed' },
  relay: { fa: 'رویداد فرستاده نشد', en: 'The event was not published' },
  commands: { fa: 'فرمان پذیرفته نشد', en: 'A command was refused' },
};
