/**
 * Store, broker or database do not answer, or another process was first: the same work may succeed later, and nothing
 * is wrong with what was asked. Adapters throw it.
 */
export class Outage extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'Outage';
  }
}

/** Another process was first, so the work reads and decides again. The part itself responds. */
export class Conflict extends Outage {
  override name = 'Conflict';
}

/** Whether the error, or a cause of it, is an outage by one of these judgements. */
export const isOutageBy =
  (...judges: readonly ((error: Error) => boolean)[]) =>
  (error: unknown): boolean => {
    for (let each = error; each instanceof Error; each = each.cause === each ? undefined : each.cause) {
      const found = each;
      if (found instanceof Outage || judges.some((judge) => judge(found))) return true;
    }
    return false;
  };
