/** A colleague may decide meanwhile. */
export const READ_EVERY_MS = 15_000;
/** What was confirmed is posted a moment later. */
export const POSTED_SOON_MS = 1_500;
