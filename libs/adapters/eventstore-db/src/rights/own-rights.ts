import { randomUUID } from 'node:crypto';
import { WrongExpectedRevision, type NewEvent } from '@pishkhan/event-store';

/** The calls by which the rights are asked for. */
export interface Asking {
  append(stream: string, expected: number, events: readonly NewEvent[]): Promise<unknown>;
  readStream(stream: string): Promise<unknown>;
  /** A subscription to the log from its end until it has caught up. */
  followFromEnd(): Promise<unknown>;
}

/** No stream is this long. Fewer digits than a personal number, which the log would mask. */
const NO_REVISION = 99_999_999;

/** A stream of the category that never has an event. */
export const rightsStreamOf = (category: string): string => `${category}-readiness-check`;

const neverWritten = (): NewEvent => {
  const id = randomUUID();
  return {
    id,
    type: 'RightsChecked',
    data: {},
    metadata: {
      commandId: id,
      commandHash: '',
      correlationId: id,
      causationId: id,
      actor: { subject: 'readiness', roles: [] },
      recordedAt: new Date().toISOString(),
      businessDate: '',
      schemaVersion: 1,
      build: '',
    },
  };
};

/**
 * An append at a revision that cannot hold: the server judges the rights first, so it is denied or finds the wrong
 * revision, and writes nothing.
 */
const mayAppendTo = async ({ append }: Asking, stream: string): Promise<void> => {
  try {
    await append(stream, NO_REVISION, [neverWritten()]);
  } catch (error) {
    if (!(error instanceof WrongExpectedRevision)) throw error;
  }
};

const askForRights = async (asking: Asking, categories: readonly string[]): Promise<void> => {
  const streams = categories.map(rightsStreamOf);
  await Promise.all([
    asking.followFromEnd(),
    ...streams.map((stream) => mayAppendTo(asking, stream)),
    ...streams.map((stream) => asking.readStream(stream)),
  ]);
};

/**
 * The rights of the adapter's own user, asked for once and remembered until there is a doubt: a connection that was
 * lost, after which the server may be another one, or a refusal.
 */
export class OwnRights {
  private readonly asking: Asking;
  private confirmed: string | undefined;
  private doubts = 0;
  private running: { readonly categories: string; readonly result: Promise<void> } | undefined;

  constructor(asking: Asking) {
    this.asking = asking;
  }

  doubt(): void {
    this.confirmed = undefined;
    this.doubts++;
  }

  /** @throws StoreRefusal, EventStoreUnreachable, EventStoreClosed */
  async check(given: readonly string[]): Promise<void> {
    const categories = given.join();
    if (this.confirmed === categories) return;
    if (this.running?.categories !== categories) {
      const result = this.ask(given, categories).finally(() => (this.running = undefined));
      this.running = { categories, result };
    }
    await this.running.result;
  }

  private async ask(given: readonly string[], categories: string): Promise<void> {
    const { doubts } = this;
    await askForRights(this.asking, given);
    if (this.doubts === doubts) this.confirmed = categories;
  }
}
