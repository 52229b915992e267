import type { Words } from '../../../words/language.tsx';
import type { Finding, Verification } from './queries.ts';

export const verificationWords = {
  title: { fa: 'راستی‌آزمایی', en: 'Verification' },
  says: {
    fa: 'هر سرویس همه رویدادهای خود را با قاعده‌ها می‌سنجد و فهرست‌ها را دوباره می‌سازد و مقایسه می‌کند. کار دیگران ادامه دارد.',
    en: 'Each service checks all its events against the rules, and builds its views again to compare them. The work of others goes on.',
  },
  going: { fa: 'در جریان است …', en: 'It is running …' },
  startOne: { fa: 'آغاز راستی‌آزمایی {service}', en: 'Verify {service}' },
  startAll: { fa: 'آغاز راستی‌آزمایی همه سرویس‌ها', en: 'Verify all services' },
  none: { fa: 'هنوز راستی‌آزمایی نشده است.', en: 'Nothing has been verified yet.' },
  startedAt: { fa: 'آغاز', en: 'Started' },
  events: { fa: 'رویدادها', en: 'Events' },
  progress: { fa: 'پیشرفت راستی‌آزمایی', en: 'Progress of the verification' },
  ofAll: { fa: '{done} از {of}', en: '{done} of {of}' },
  soFar: { fa: '{done} تاکنون', en: '{done} so far' },
  allHolds: {
    fa: 'همه قاعده‌ها برقرار است: {rules} قاعده و {views} فهرست.',
    en: 'Everything holds: {rules} rules and {views} views.',
  },
  broken: { fa: '{count} مورد برقرار نیست.', en: '{count} do not hold.' },
  someLeft: { fa: '{count} مورد بررسی نشد.', en: '{count} were not checked.' },
  failed: { fa: 'راستی‌آزمایی به پایان نرسید. دوباره آغاز کنید.', en: 'The verification did not end. Start it again.' },
  interrupted: {
    fa: 'راستی‌آزمایی نیمه‌کاره ماند، چون سرویس متوقف شد. دوباره آغاز کنید.',
    en: 'The verification was interrupted, because the service stopped. Start it again.',
  },
  findings: { fa: 'یافته‌های هر قاعده و فهرست', en: 'Findings of each rule and view' },
  what: { fa: 'آنچه باید برقرار باشد', en: 'What must hold' },
  examined: { fa: 'بررسی‌شده', en: 'Examined' },
  violations: { fa: 'نقض', en: 'Violations' },
  result: { fa: 'نتیجه', en: 'Result' },
  where: { fa: 'در این سابقه‌ها', en: 'In these streams' },
  code: { fa: 'شماره قاعده', en: 'Number of the rule' },
  earlier: { fa: 'راستی‌آزمایی‌های پیشین', en: 'Earlier verifications' },
} as const;

export const stageWords: Readonly<Record<Verification['stage'], Words>> = {
  counting: { fa: 'شمردن رویدادها …', en: 'Counting the events …' },
  checking: { fa: 'سنجیدن رویدادها با قاعده‌ها …', en: 'Checking the rules on the events …' },
  comparing: { fa: 'مقایسه فهرست‌ها با رویدادها …', en: 'Comparing the views with the events …' },
};

export const verdictWords: Readonly<Record<Finding['verdict'], Words>> = {
  holds: { fa: 'برقرار', en: 'holds' },
  broken: { fa: 'برقرار نیست', en: 'does not hold' },
  notChecked: { fa: 'بررسی نشد', en: 'not checked' },
};

export const stateWords: Readonly<Record<Verification['state'], Words>> = {
  running: { fa: 'در جریان', en: 'running' },
  ended: { fa: 'پایان یافت', en: 'ended' },
  failed: { fa: 'به پایان نرسید', en: 'did not end' },
  interrupted: { fa: 'نیمه‌کاره', en: 'interrupted' },
};
