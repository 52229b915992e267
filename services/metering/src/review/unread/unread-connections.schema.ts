import { civilDate, list, oneOf, orNull, text, titled, truth, whole, type DocumentOf } from '@pishkhan/views';
import { Type } from 'typebox';

export const triggerTitles = {
  notDetermined: {
    fa: 'مصرف دو دوره پیاپی تعیین نشده است',
    en: 'Consumption not determined in two consecutive periods',
  },
  notRead: { fa: 'کنتور دو دوره پیاپی خوانده نشده است', en: 'Meter not read in two consecutive periods' },
} as const;
export type Trigger = keyof typeof triggerTitles;

/** The paragraph that gives the right. */
export const rules = { notDetermined: 'B3-7', notRead: 'B7-4' } as const;

/** The right is used by a person, after a notice that is proven (15.4-7). */
export const noticeWords = {
  fa: 'پیش از هر قطعی، ابلاغ اخطار کتبی باید ثابت شود؛ چیزی قطع نشده است',
  en: 'Before any cut, the written notice is still to be proven; nothing is cut',
};

const meterFact = Type.Object(
  {
    id: text('reading or review'),
    on: civilDate('day'),
    meterId: text('meter'),
    known: oneOf('how it is known', ['read', 'declared', 'estimated', 'corrected', 'waiting', 'installed']),
    closes: truth('it closes a period'),
  },
  { $id: 'FactOfConnection' },
);

/** The last figures of a connection, with the rights that they make at most. */
export const unreadConnection = Type.Object(
  {
    accountId: text('account of the connection'),
    meterId: orNull(text('present meter; null without one')),
    facts: list('in the order of their days', meterFact),
    since: orNull(civilDate('day of the first right; null without one')),
    notDetermined: orNull(civilDate('since when consumption is not determined in two periods')),
    notRead: orNull(civilDate('since when the meter is not read in two periods, if no self-reading counts as read')),
  },
  { $id: 'UnreadConnection' },
);
export type UnreadConnection = DocumentOf<typeof unreadConnection>;

const period = Type.Object(
  {
    after: civilDate('the day after which it begins'),
    to: civilDate('last day'),
    closedBy: titled('figure that closed it', {
      estimated: { fa: 'برآورد', en: 'estimate' },
      declared: { fa: 'خوداظهاری مشترک', en: 'self-reading' },
      corrected: { fa: 'برآوردِ اصلاح‌شده با مدرک', en: 'estimate, corrected by evidence' },
    }),
  },
  { $id: 'UnreadPeriod' },
);
const right = Type.Object(
  {
    trigger: titled('what was not done in two consecutive periods', triggerTitles),
    rule: oneOf('paragraph that gives the right', Object.values(rules)),
    since: civilDate('last day of the second period'),
    periods: list('the two periods', period),
    inARow: whole('periods without a break until now'),
    notice: Type.Object({ fa: text('Persian'), en: text('English') }, { description: 'what is to be proven first' }),
  },
  { $id: 'RightToCut' },
);

/** A connection of which the company has a right that it has not used. */
export const shownConnection = Type.Object(
  {
    accountId: unreadConnection.properties.accountId,
    meterId: unreadConnection.properties.meterId,
    countyOffice: orNull(text('county gas office; null if it has not arrived')),
    rights: list('one for each trigger', right),
  },
  { $id: 'UnreadConnectionShown' },
);
export type ShownConnection = DocumentOf<typeof shownConnection>;
