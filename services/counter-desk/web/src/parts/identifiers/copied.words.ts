export const copiedWords = {
  copy: { fa: 'رونوشت', en: 'Copy' },
  copied: { fa: 'برداشته شد', en: 'Copied' },
} as const;
