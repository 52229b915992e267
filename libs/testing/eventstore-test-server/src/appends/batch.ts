import { perform } from './appending.ts';
import { batchFailure, batchSuccess, type Answer } from './replies.ts';
import { batchRequest, patienceOf } from './request.ts';
import type { BatchAppendReq, BatchAppendResp, ServerDuplexStream } from '../protocol/definitions.ts';
import { Refusal, timedOut } from '../protocol/refusals.ts';
import type { Served } from '../served.ts';

type Call = ServerDuplexStream<BatchAppendReq, BatchAppendResp>;

/** An append of which not all messages have been received. */
interface Begun {
  readonly options: BatchAppendReq.Options;
  readonly messages: BatchAppendReq.ProposedMessage[];
  readonly timer: NodeJS.Timeout;
}

/** The appends on one call, told apart by their correlation ids. */
class Batch {
  private readonly served: Served;
  private readonly call: Call;
  private readonly begun = new Map<string, Begun>();
  private halfClosed = false;

  constructor(served: Served, call: Call) {
    this.served = served;
    this.call = call;
  }

  receive(chunk: BatchAppendReq): void {
    const id = chunk.getCorrelationId()!.getString();
    if (chunk.hasOptions()) this.begin(id, chunk);
    const begun = this.begun.get(id);
    if (!begun) return;
    begun.messages.push(...chunk.getProposedMessagesList());
    if (!chunk.getIsFinal()) return;
    this.forget(id, begun);
    const { options, messages } = begun;
    void this.answer(chunk, begun, () => perform(this.served, batchRequest(options, messages), this.call.getPeer()));
  }

  /**
   * As on a real server, the call ends with the first answer after the client's half-close; answers still open are lost
   * (24.10.9 and 26.0.3, `Streams.BatchAppend.cs`). Without such an answer it stays open until the client cancels it or
   * its deadline passes.
   */
  halfClose(): void {
    this.halfClosed = true;
  }

  close(): void {
    for (const [id, begun] of this.begun) this.forget(id, begun);
  }

  private begin(id: string, chunk: BatchAppendReq): void {
    const options = chunk.getOptions()!;
    const late = () => {
      this.forget(id, begun);
      void this.answer(chunk, begun, () => Promise.reject(timedOut()));
    };
    const patience = patienceOf(options, this.served.behaviour.now());
    const begun = { options, messages: [], timer: setTimeout(late, Math.max(0, patience)) };
    this.begun.set(id, begun);
    if (patience <= 0) late();
  }

  private forget(id: string, { timer }: Begun): void {
    clearTimeout(timer);
    this.begun.delete(id);
  }

  private async answer(
    chunk: BatchAppendReq,
    { options, messages }: Begun,
    work: () => Promise<Answer | undefined>,
  ): Promise<void> {
    const { call, served } = this;
    let reply: BatchAppendResp | undefined;
    try {
      const appended = await work();
      reply = appended && batchSuccess(appended);
    } catch (error) {
      if (error instanceof Refusal && error.metadata.get('exception')[0] === 'not-leader')
        return void call.emit('error', error);
      reply = batchFailure(batchRequest(options, messages), error);
    }
    if (!reply || call.cancelled || call.writableEnded) return;
    reply.setCorrelationId(chunk.getCorrelationId());
    call.write(reply);
    served.counter.appendAnswered();
    if (this.halfClosed) call.end();
  }
}

export const batchAppend =
  (served: Served) =>
  (call: Call): void => {
    const batch = new Batch(served, call);
    call.on('data', (chunk: BatchAppendReq) => batch.receive(chunk));
    call.on('error', () => {});
    call.on('end', () => batch.halfClose());
    call.on('cancelled', () => batch.close());
  };
