import type { Text } from '@pishkhan/fields';

/** Words of the four decisions, and what follows from each for the bill. */
export const decisionWords = {
  acceptance: { fa: 'پذیرش رقم', en: 'Accept the index' },
  correction: { fa: 'اصلاح رقم', en: 'Correct the index' },
  visit: { fa: 'درخواست بازدید کنتور', en: 'Order a visit of the meter' },
  rejection: { fa: 'رد رقم', en: 'Reject the index' },
  billed: (fa: string, en: string): Text => ({
    fa: `همین رقم پذیرفته می‌شود و قبض این روز صادر می‌شود؛ مصرف از قرائت پیشین ${fa} مترمکعب است.`,
    en: `The index counts, and the bill of this day is issued; the consumption since the reading before it is ${en} m³.`,
  }),
  keptAsEvidence: {
    fa: 'رقم سند روز خود می‌شود و قبض نمی‌شود تا قرائت پیش از آن اصلاح شود.',
    en: 'The index becomes evidence of its day, and is not billed until the reading before it is corrected.',
  },
  standstillAccepted: {
    fa: 'مورد از فهرست بیرون می‌رود و هیچ قبضی تغییر نمی‌کند.',
    en: 'The entry leaves the list, and no bill changes.',
  },
  corrected: {
    fa: 'رقم صحیح دوباره سنجیده می‌شود و قبض این روز با آن صادر می‌شود. پیمانکار برای رقمی که اداره نوشته بدهکار نمی‌شود.',
    en: 'The right index is judged again, and the bill of this day is issued from it. No contractor is charged for an index that the office wrote.',
  },
  rejected: {
    fa: 'رقم در سوابق می‌ماند، قبض نمی‌شود و اگر دوباره برسد پذیرفته نمی‌شود. این روز تا قرائت بعدی قبض ندارد.',
    en: 'The figure stays on record, is not billed, and is refused if it comes again. The day has no bill until the next reading.',
  },
  visited: {
    fa: 'کارشناس بازدید آن را در فهرست خود می‌بیند. قرائت در انتظار می‌ماند و تا تصمیم شما قبض نمی‌شود.',
    en: 'The field expert sees it in the list. The reading goes on waiting, and is not billed until you decide.',
  },
  visitOrdered: { fa: 'بازدید پیش‌تر درخواست شده است', en: 'A visit is ordered already' },
} as const;
