import type { Text } from '@pishkhan/fields';

/** What a person did in a decision. */
export const partTitles = {
  proposer: { fa: 'پیشنهاددهنده', en: 'proposed' },
  signer: { fa: 'تأییدکننده', en: 'signed' },
  decliner: { fa: 'ردکننده', en: 'declined' },
  subject: { fa: 'دارنده', en: 'is the holder' },
  reader: { fa: 'قرائت‌کننده', en: 'read the meter' },
  deliverer: { fa: 'تحویل‌دهنده فایل', en: 'delivered the file' },
  checker: { fa: 'بررسی‌کننده', en: 'checked' },
  registrar: { fa: 'ثبت‌کننده', en: 'registered' },
  visitor: { fa: 'بازدیدکننده', en: 'visited' },
  evidence: { fa: 'ثبت‌کننده مدرک', en: 'entered evidence' },
  judge: { fa: 'تصمیم‌گیرنده', en: 'decided' },
} as const satisfies Readonly<Record<string, Text>>;

export const decisionStates = {
  waiting: { fa: 'در انتظار', en: 'waits' },
  decided: { fa: 'تصمیم گرفته شد', en: 'decided' },
  declined: { fa: 'رد شد', en: 'declined' },
} as const satisfies Readonly<Record<string, Text>>;
