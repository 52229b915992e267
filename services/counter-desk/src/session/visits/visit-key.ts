/** Until when a phone keeps what was taken along, in milliseconds since 1970. */
export interface VisitTimes {
  /** The visits that were taken along: the end of the day in Tehran. */
  readonly visitsUntil: number;
  /** Finished visits that are not sent yet. */
  readonly unsentUntil: number;
}

/** The key that seals one person's visits on one phone. */
export interface VisitKey extends VisitTimes {
  /** Base64. It is in no storage of the browser but as a key that no script can read. */
  readonly key: string;
}

export interface NewVisitKey extends VisitKey {
  /** The key as only the desk opens it, for the same person; it stays on the phone. */
  readonly wrapped: string;
  /** The most visits that are taken along at once. */
  readonly most: number;
}
