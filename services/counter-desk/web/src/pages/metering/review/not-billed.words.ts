/** Words of readings without a bill. */
export const notBilledWords = {
  title: { fa: 'قرائت‌های بی‌قبض', en: 'Readings without a bill' },
  says: {
    fa: 'قرائت‌های پذیرفته‌ای که هنوز قبض نشده‌اند یا با برآورد قبض‌شده جور نیستند؛ قدیمی‌ترین در آغاز.',
    en: 'Accepted readings that are not billed yet, or contradict a billed estimate; the oldest first.',
  },
  none: { fa: 'قرائت بی‌قبضی نیست.', en: 'No reading is without a bill.' },
  noUse: { fa: 'با مصرف صفر قبض شده', en: 'billed with 0 m³' },
  declined: { fa: 'علت رد پیشنهاد', en: 'Why the proposal was declined' },
} as const;
