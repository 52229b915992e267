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

/** The error and its causes, the outermost first. */
export const causesOf = (error: unknown): Error[] => {
  const causes: Error[] = [];
  for (let each = error; each instanceof Error && !causes.includes(each); each = each.cause) causes.push(each);
  return causes;
};

/** The message of an outage with that of its cause, in one line for the IT team. */
export const outageSentence = ({ message, cause }: Outage): string =>
  cause instanceof Error ? `${message} (${cause.message.trim()})` : message;

/** Whether the error, or a cause of it, is an outage by one of these judgements. */
export const isOutageBy =
  (...judges: readonly ((error: Error) => boolean)[]) =>
  (error: unknown): boolean =>
    causesOf(error).some((each) => each instanceof Outage || judges.some((judge) => judge(each)));
