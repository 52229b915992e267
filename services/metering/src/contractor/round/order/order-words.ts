/** States of a reading order in words. */
export const orderTitles = {
  issued: { fa: 'در انتظار پاسخ پیمانکار', en: 'waits for the contractor' },
  accepted: { fa: 'در دست قرائت', en: 'is being read' },
  refused: { fa: 'نپذیرفته', en: 'refused' },
  calledBack: { fa: 'پس‌گرفته', en: 'called back' },
  done: { fa: 'قرائت‌شده', en: 'done' },
} as const;

/** What the records have of a connection of a round, in words. */
export const standingTitles = {
  read: { fa: 'قرائت‌شده', en: 'read' },
  absent: { fa: 'غایب یا برآوردی', en: 'absent or estimated' },
  toReview: { fa: 'در انتظار بررسی', en: 'to review' },
  open: { fa: 'بی‌قرائت', en: 'open' },
} as const;
export type Standing = keyof typeof standingTitles;
