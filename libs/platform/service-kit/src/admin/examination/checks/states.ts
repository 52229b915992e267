import { sound, wrongIfAny, type Check } from '../check.ts';
import type { ServiceStates } from '../service-states.ts';

/** Nothing is parked or waits for a newer release, and every policy has a version in force. */
export const stateChecks = (states: Pick<ServiceStates, 'parked' | 'held' | 'notInForce'>): readonly Check[] => [
  {
    check: 'parked',
    title: { fa: 'جریان‌های متوقف', en: 'parked streams' },
    wrong: { fa: 'برخی جریان‌ها متوقف است', en: 'Some streams are parked' },
    remedy: {
      fa: 'علت هر یک را در صفحه جریان‌های متوقف ببینید و پس از رفع آن، جریان را ادامه دهید',
      en: 'See the cause of each at the parked streams, remove it and replay the stream',
    },
    examine: async () => wrongIfAny(await states.parked()),
  },
  {
    check: 'newerRelease',
    title: { fa: 'رویدادهای نسخه تازه‌تر', en: 'events of a newer release' },
    wrong: {
      fa: 'رویدادهایی هست که این نسخه نمی‌شناسد؛ فهرست‌ها پیش از آنها مانده‌اند',
      en: 'There are events that this release does not know; views keep the state before them',
    },
    remedy: {
      fa: 'نسخه تازه‌تر را راه‌اندازی کنید؛ فهرست‌ها خود بازسازی می‌شوند',
      en: 'Start the newer release; the views are rebuilt by themselves',
    },
    examine: async () => wrongIfAny(await states.held()),
  },
  {
    check: 'policies',
    title: { fa: 'سیاست‌ها و سندهای منتشرشده', en: 'policies and published documents' },
    wrong: { fa: 'برخی سندها امروز نسخه جاری ندارند', en: 'Some documents have no version in force today' },
    remedy: {
      fa: 'مسئول سیاست‌ها نسخه‌ای پیشنهاد و نفر دوم آن را تأیید کند',
      en: 'The policy officer proposes a version, and a second person confirms it',
    },
    examine: async () => {
      const documents = await states.notInForce();
      if (documents.length === 0) return sound;
      const found = {
        fa: `امروز نسخه جاری ندارد: ${documents.map(({ title }) => title.fa).join('، ')}`,
        en: `Without a version in force today: ${documents.map(({ title }) => title.en).join(', ')}`,
      };
      return { verdict: 'wrong', found, details: documents.map(({ name }) => name) };
    },
  },
];
