export const stepUpWords = {
  title: { fa: 'برای این کار دوباره وارد شوید', en: 'Sign in again for this' },
  says: {
    fa: 'این کار ورود تازه می‌خواهد. پس از ورود به همین صفحه برمی‌گردید و نوشته‌تان می‌ماند.',
    en: 'This needs a fresh sign-in. You come back to this page, and what you wrote stays.',
  },
  signIn: { fa: 'ورود دوباره', en: 'Sign in again' },
} as const;
