export const oversightWords = {
  notYours: { fa: 'این صفحه برای نقش شما نیست.', en: 'This page is not for your role.' },
} as const;
