import type { RecordedEvent } from '@pishkhan/event-store';

/** What of a contract the relay needs; every `Contract` of `@pishkhan/contracts` is one. */
export interface PublishedContract {
  readonly service: string;
  readonly type: string;
  readonly version: number;
}

/** One public message made from one private event. */
export interface Publication {
  readonly contract: PublishedContract;
  readonly data: unknown;
}

/** Private event type → public message: pure, at most one message per event; `undefined` keeps the event private. */
export type PublishMap = Readonly<Record<string, (event: RecordedEvent) => Publication | undefined>>;
