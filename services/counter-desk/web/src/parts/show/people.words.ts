export const peopleWords = {
  you: { fa: 'شما', en: 'you' },
  system: { fa: 'سامانه', en: 'the system' },
} as const;
