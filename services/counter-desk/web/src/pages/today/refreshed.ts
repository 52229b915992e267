/** Without a feed of changes, figures and lists of today are read again after this. */
export const REFRESHED_EVERY_MS = 30_000;
