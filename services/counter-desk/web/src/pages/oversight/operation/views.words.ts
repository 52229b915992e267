import type { Words } from '../../../words/language.tsx';
import type { RebuildReport } from './queries.ts';

export const viewWords = {
  says: {
    fa: 'هر فهرست از رویدادها ساخته می‌شود و می‌توان آن را دوباره ساخت. خواندن و کار سرویس هنگام بازسازی ادامه دارد.',
    en: 'Each view is made of events and can be built again. Reads and work continue meanwhile.',
  },
  view: { fa: 'فهرست', en: 'View' },
  state: { fa: 'وضعیت', en: 'State' },
  last: { fa: 'آخرین مقایسه یا بازسازی', en: 'Last comparison or rebuild' },
  never: { fa: 'هنوز نشده است', en: 'None yet' },
  sound: { fa: 'بی‌خطا', en: 'No fault' },
  faults: { fa: '{count} خطا از آغاز کار', en: '{count} faults since the start' },
  held: { fa: '{count} جریان در انتظار نسخه تازه‌تر', en: 'Waiting for a newer release: {count}' },
  building: { fa: 'در حال بازسازی', en: 'Being rebuilt' },
  rebuild: { fa: 'بازسازی {view}', en: 'Rebuild {view}' },
  rebuildShort: { fa: 'بازسازی', en: 'Rebuild' },
  ask: { fa: 'بازسازی فهرست', en: 'Rebuild the view' },
  askSays: {
    fa: 'نخست فهرست در کنار فهرست کنونی از همه رویدادها ساخته و با آن مقایسه می‌شود. چیزی جایگزین نمی‌شود تا گزارش را ببینید.',
    en: 'First the view is built from all events beside the live one and compared with it. Nothing is replaced before you see the report.',
  },
  compare: { fa: 'ساختن و مقایسه', en: 'Build and compare' },
  cancel: { fa: 'انصراف', en: 'Cancel' },
  close: { fa: 'بستن', en: 'Close' },
  facts: { fa: 'رویدادهای خوانده‌شده', en: 'Events read' },
  compared: { fa: 'سندهای مقایسه‌شده', en: 'Documents compared' },
  differing: { fa: 'سندهای متفاوت', en: 'Documents that differ' },
  time: { fa: 'مدت', en: 'Duration' },
  equal: { fa: 'فهرست کنونی همان است که رویدادها به دست می‌دهند.', en: 'The live view is what its events yield.' },
  unequal: {
    fa: 'فهرست کنونی با رویدادها یکی نیست. با جایگزین کردن، از این پس فهرست بازساخته خوانده می‌شود.',
    en: 'The live view is not what its events yield. After replacing, the rebuilt view is read.',
  },
  differences: { fa: 'نخستین تفاوت‌ها', en: 'The first differences' },
  document: { fa: 'سند', en: 'Document' },
  difference: { fa: 'تفاوت', en: 'Difference' },
  swap: { fa: 'جایگزین کردن با فهرست بازساخته', en: 'Replace it by the rebuilt view' },
  swapped: {
    fa: 'فهرست جایگزین شد و از این پس بازساخته خوانده می‌شود.',
    en: 'The view was replaced, and the rebuilt one is read now.',
  },
  fault: { fa: 'بازسازی به پایان نرسید و فهرست کنونی ماند.', en: 'The rebuild did not end, and the live view stays.' },
} as const;

export const foundWords: Readonly<Record<RebuildReport['differences'][number]['found'], Words>> = {
  missing: { fa: 'در فهرست کنونی نیست', en: 'missing in the live view' },
  unexpected: { fa: 'در فهرست کنونی زیادی است', en: 'superfluous in the live view' },
  different: { fa: 'متفاوت است', en: 'different' },
};

export const stageWords: Readonly<Record<'asked' | 'building' | 'swapping' | 'swapped', Words>> = {
  asked: { fa: 'در نوبت …', en: 'Waiting for its turn …' },
  building: { fa: 'در حال ساختن و مقایسه …', en: 'Building and comparing …' },
  swapping: { fa: 'در حال جایگزین کردن …', en: 'Replacing …' },
  swapped: { fa: 'جایگزین شد؛ در حال پایان دادن …', en: 'Replaced; finishing …' },
};

export const outcomeWords: Readonly<Record<RebuildReport['outcome'], Words>> = {
  swapped: { fa: 'جایگزین شد', en: 'replaced' },
  kept: { fa: 'تنها مقایسه شد', en: 'only compared' },
  failed: { fa: 'شکست خورد', en: 'failed' },
  interrupted: { fa: 'نیمه‌کاره ماند', en: 'interrupted' },
};
