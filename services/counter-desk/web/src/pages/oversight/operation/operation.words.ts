import type { Words } from '../../../words/language.tsx';
import type { Follower } from './queries.ts';

export const operationWords = {
  title: { fa: 'بهره‌برداری سامانه', en: 'Operation' },
  says: {
    fa: 'وضعیت سرویس‌ها هنگام کار. این صفحه‌ها خود به‌روز می‌شوند.',
    en: 'The state of the services while they work. These pages refresh themselves.',
  },
  pages: { fa: 'صفحه‌های بهره‌برداری', en: 'Pages of operation' },
  state: { fa: 'وضعیت', en: 'State' },
  lag: { fa: 'عقب‌ماندگی', en: 'Lag' },
  views: { fa: 'فهرست‌ها و بازسازی', en: 'Views and rebuilding' },
  parked: { fa: 'جریان‌های متوقف', en: 'Parked streams' },
  examination: { fa: 'بررسی سرویس‌ها', en: 'Examination' },
  service: { fa: 'سرویس', en: 'Service' },
  answer: { fa: 'پاسخ', en: 'Answers' },
  answers: { fa: 'پاسخ می‌دهد', en: 'Yes' },
  silent: { fa: 'پاسخ نمی‌دهد', en: 'Does not answer' },
  asking: { fa: 'در حال پرسش …', en: 'Asking …' },
  lagSays: {
    fa: 'هر سرویس چه کاری را هنوز انجام نداده است و از چه زمانی. این صفحه خود به‌روز می‌شود.',
    en: 'What each service has not done yet, and since when. This page refreshes itself.',
  },
  others: { fa: 'به‌روز و بی‌خطا: {count} کار', en: 'Up to date and without a fault: {count}' },
  current: { fa: 'به‌روز', en: 'up to date' },
  upToDate: { fa: 'همه به‌روزند', en: 'Everything is up to date' },
  behind: { fa: '{count} انجام‌نشده', en: '{count} to do' },
  behindMore: { fa: 'بیش از {count} انجام‌نشده', en: 'More than {count} to do' },
  someParked: { fa: '{count} جریان متوقف', en: '{count} parked' },
  noneParked: { fa: 'ندارد', en: 'None' },
  what: { fa: 'چه کاری', en: 'What' },
  waiting: { fa: 'انجام‌نشده', en: 'To do' },
  since: { fa: 'از چه زمانی', en: 'Since' },
  sinceUnknown: { fa: 'زمان آن معلوم نیست', en: 'The time is not known' },
  lastFault: { fa: 'آخرین خطا', en: 'Last fault' },
  noFault: { fa: 'خطایی نبوده است', en: 'No fault' },
  elsewhere: { fa: 'در فرایند دیگری از همین سرویس', en: 'in another process of the service' },
  technical: { fa: 'شرح فنی', en: 'Technical details' },
} as const;

export const followerWords: Readonly<Record<Follower['kind'], Words>> = {
  view: { fa: 'به‌روز کردن فهرست', en: 'Keeping the view' },
  relay: { fa: 'فرستادن رویدادها به سرویس‌های دیگر', en: 'Publishing events to other services' },
  ownReactions: { fa: 'واکنش به رویدادهای خود سرویس', en: 'Reactions to own events' },
  inbox: { fa: 'واکنش به پیام‌های سرویس‌های دیگر', en: 'Reactions to messages of other services' },
};

export const faultWords: Readonly<Record<NonNullable<Follower['lastFault']>['kind'], Words>> = {
  outage: { fa: 'بخشی از سامانه پاسخ نداد', en: 'A part of the system did not respond' },
  refusal: { fa: 'رویدادنامه کار را نپذیرفت', en: 'The event store refused' },
  conflict: { fa: 'فرایند دیگری زودتر این کار را کرد', en: 'Another process was first' },
  fault: { fa: 'کار شکست خورد و دوباره انجام می‌شود', en: 'The work failed and is repeated' },
};

export const examinationWords = {
  says: {
    fa: 'هر سرویس بخش‌های خود را هنگام کار بررسی می‌کند و کار کسی متوقف نمی‌شود.',
    en: 'Each service examines its own parts while it works; nobody has to wait.',
  },
  again: { fa: 'بررسی دوباره', en: 'Examine again' },
  at: { fa: 'زمان بررسی', en: 'Examined at' },
  allSound: { fa: 'اشکالی یافت نشد.', en: 'Nothing is wrong.' },
  wrong: { fa: '{count} نادرستی یافت شد.', en: '{count} checks fail.' },
  toDo: { fa: 'چه باید کرد', en: 'What to do' },
  examined: { fa: 'بررسی‌های دیگر', en: 'Other checks' },
  files: { fa: 'بررسی فایل‌ها ادامه دارد.', en: 'The files are still being examined.' },
} as const;

export const verdictWords: Readonly<Record<'sound' | 'wrong' | 'underWay' | 'notExamined', Words>> = {
  sound: { fa: 'درست', en: 'in order' },
  wrong: { fa: 'نادرست', en: 'wrong' },
  underWay: { fa: 'در حال بررسی', en: 'being examined' },
  notExamined: { fa: 'بررسی نشد', en: 'not examined' },
};
