import { setTimeout as sleep } from 'node:timers/promises';
import type { Position, RecordedEvent } from '@pishkhan/event-store';
import type { ReadReq, ReadResp, ServerWritableStream } from '../protocol/definitions.ts';
import { checkpointMessage, eventBytes } from '../protocol/stored-event.ts';
import type { Served } from '../served.ts';

/** Messages are bytes, so that an event sent to many readers is encoded once. */
export type ReadCall = ServerWritableStream<ReadReq, Buffer>;

/** A reason of its own saves the exception that `abort` makes for each reader otherwise. */
const GONE = 'the reader has left';

/** Sends messages to one reader, with backpressure. */
export class Delivery {
  private readonly call: ReadCall;
  private readonly served: Served;
  private readonly over = new AbortController();
  sentEvents = 0;

  constructor(call: ReadCall, served: Served) {
    this.call = call;
    this.served = served;
    for (const name of ['cancelled', 'close', 'error']) call.on(name, () => this.over.abort(GONE));
  }

  /** Aborted when the reader disconnects. */
  get gone(): AbortSignal {
    return this.over.signal;
  }

  async event(event: RecordedEvent): Promise<void> {
    const { behaviour, positions } = this.served;
    if (behaviour.deliverEveryMs > 0) await sleep(behaviour.deliverEveryMs);
    if (this.gone.aborted) return;
    this.sentEvents++;
    await this.write(eventBytes(event, positions));
  }

  checkpoint(position: Position): Promise<void> {
    return this.send(checkpointMessage(this.served.positions.onWire(position)));
  }

  send(message: ReadResp): Promise<void> {
    return this.write(Buffer.from(message.serializeBinary()));
  }

  private async write(bytes: Buffer): Promise<void> {
    if (this.gone.aborted || this.call.write(bytes)) return;
    await new Promise<void>((resolve) => {
      const go = () => {
        this.call.off('drain', go);
        this.gone.removeEventListener('abort', go);
        resolve();
      };
      this.call.on('drain', go);
      this.gone.addEventListener('abort', go);
    });
  }

  end(): void {
    if (!this.gone.aborted) this.call.end();
  }

  fail(error: unknown): void {
    if (!this.gone.aborted) this.call.emit('error', error);
  }
}
