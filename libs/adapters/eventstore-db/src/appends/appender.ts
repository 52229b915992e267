import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { NewEvent } from '@pishkhan/event-store';
import type { Connection } from '../connections/connection.ts';
import { isUnusable, NoAnswer } from '../faults.ts';
import { refusalOf } from '../rights/refusals.ts';
import { answerIn, type Wish } from './answer.ts';
import { Answering } from './answering.ts';
import { openAppendCall, type AppendCall } from './append-call.ts';
import type { BatchAppendResp } from './definitions.ts';
import { pauseAfter, type AppendPatience } from './patience.ts';
import { PendingAppend, type Written } from './pending-append.ts';
import { appendRequest, propose, type Proposal } from './request.ts';
import { Turns } from './turns.ts';

/** Deadlines and repeats are late by at most this. */
const SWEEP_MS = 100;

/**
 * Sends the appends of a store on one BatchAppend call, many at once, told apart by correlation ids. Repeats an append
 * whose outcome is unknown with the same event ids: the server recognises them and returns the first result.
 */
export class Appender {
  private readonly patience: AppendPatience;
  private readonly connection: Connection;
  private readonly turns = new Turns();
  /** Appends by correlation ids on the current call that have no answer. */
  private readonly unanswered = new Map<string, PendingAppend>();
  private call: AppendCall | undefined;
  private opening = false;
  /** Resolves when the client has dropped the channel of the last call, if it had to. */
  private dropped = Promise.resolve();
  private readonly answering: Answering;
  private sweeping: NodeJS.Timeout | undefined;
  /** Answers for appends that were settled before. */
  strayAnswers = 0;

  constructor(connection: Connection, patience: AppendPatience) {
    this.connection = connection;
    this.patience = patience;
    this.answering = new Answering(patience);
    connection.closed.addEventListener('abort', () => this.close(), { once: true });
  }

  /** @throws EventStoreUnreachable at the deadline, EventStoreClosed if the store closes meanwhile. */
  append(wish: Wish, events: readonly NewEvent[], proposal: Proposal): Promise<Written> {
    this.connection.closed.throwIfAborted();
    const append = new PendingAppend(wish, events, performance.now() + this.patience.deadlineMs);
    if (this.turns.isIdle) this.answering.reset();
    if (this.call && this.turns.isFree(wish.bytes, this.call.unwritten)) {
      this.turns.take(append);
      this.send(this.call, append, proposal);
    } else {
      this.turns.wait(append);
      this.pump();
    }
    this.sweeping ??= setInterval(() => setImmediate(() => this.sweep()), SWEEP_MS);
    return append.outcome;
  }

  /** Sends the waiting appends for which there is room. None is encoded before its turn. */
  private pump(): void {
    if (!this.turns.isWaiting) return;
    if (!this.call) return void this.open();
    const { call } = this;
    for (let next = this.turns.next(call.unwritten); next; next = this.turns.next(call.unwritten))
      this.send(call, next);
  }

  /** An append that cannot be encoded fails alone. */
  private send(call: AppendCall, append: PendingAppend, proposal?: Proposal): void {
    const id = randomUUID();
    try {
      const { messages } = proposal ?? propose(append.events);
      this.transmit(call, append, id, appendRequest(id, append.wish, messages));
    } catch (error) {
      this.leave(append);
      append.failed(error);
    }
  }

  private transmit(call: AppendCall, append: PendingAppend, id: string, request: Buffer): void {
    append.sent(id);
    this.unanswered.set(id, append);
    this.answering.written();
    call.send(request, () => {
      if (this.unanswered.has(id)) append.left(id, this.patience.repeatMs);
      this.pump();
    });
  }

  private answered(id: string, reply: BatchAppendResp): void {
    const append = this.unanswered.get(id);
    this.unanswered.delete(id);
    this.answering.answered(this.unanswered.size > 0);
    if (!append) return void this.strayAnswers++;
    const answer = answerIn(reply, append.wish);
    if (answer.kind === 'unknown') {
      this.answering.uncertain(answer.error);
      return append.uncertain(id, answer.error, pauseAfter(append.attempts));
    }
    this.answering.certain();
    this.leave(append);
    if (answer.kind === 'appended') append.written(answer);
    else append.refused(answer.error, answer.forAll || append.attempts === 1);
    this.pump();
  }

  /** It is settled; later answers to it are stray. */
  private leave(append: PendingAppend): void {
    for (const id of append.ids) this.unanswered.delete(id);
    this.turns.leave(append);
  }

  /** Every outcome that is open on the call is unknown, unless the server has refused the call itself. */
  private broken(error: Error, { hasAnswered }: AppendCall): void {
    this.call = undefined;
    this.unanswered.clear();
    this.answering.reset();
    this.failed(error, (append) => !hasAnswered && append.attempts === append.ids.length);
    for (const append of this.turns.returnSent()) append.lost(error);
    this.pump();
  }

  /** No append has a call now. Ends all of them if another call would fail in the same way. */
  private failed(error: unknown, isUnsent: (append: PendingAppend) => boolean): void {
    this.answering.failed(error);
    for (const append of this.turns.all()) {
      const refusal = isUnusable(error) ? error : refusalOf(error, append.wish.call);
      if (!refusal) return;
      this.turns.leave(append);
      append.refused(refusal, append.attempts === 0 || isUnsent(append));
    }
  }

  private async open(): Promise<void> {
    if (this.opening) return;
    this.opening = true;
    const { closed } = this.connection;
    const listener = {
      answered: (id: string, reply: BatchAppendResp) => this.answered(id, reply),
      broken: (error: Error, call: AppendCall) => {
        this.dropped = call.dropChannel(error);
        this.broken(error, call);
      },
    };
    while (!this.call && this.turns.isWaiting && !closed.aborted) {
      try {
        const { failures } = this.answering;
        if (failures > 0) await sleep(pauseAfter(failures), undefined, { signal: closed });
        await this.dropped;
        this.call = await openAppendCall(this.connection, this.patience.openMs, listener);
      } catch (error) {
        if (!closed.aborted) this.failed(error, () => false);
      }
    }
    this.opening = false;
    if (closed.aborted) this.close();
    else this.pump();
  }

  /**
   * Runs after the event loop has read what the sockets hold, so that a process that stood still does not take answers
   * for missing.
   */
  private sweep(): void {
    const now = performance.now();
    for (const append of this.turns.expired(now)) {
      this.leave(append);
      append.expired(this.answering.lastFailure ?? new NoAnswer(this.patience.deadlineMs));
    }
    this.pump();
    const { call } = this;
    const fault = this.answering.faultAt(now);
    if (call && fault) this.replace(call, fault);
    else if (call) for (const append of this.turns.sent) if (append.repeatAt <= now) this.send(call, append);
    if (this.turns.isIdle) this.stopSweeping();
  }

  private replace(call: AppendCall, fault: Error): void {
    call.cancel();
    this.connection.renew(call.client);
    this.broken(fault, call);
  }

  private stopSweeping(): void {
    clearInterval(this.sweeping);
    this.sweeping = undefined;
  }

  private close(): void {
    this.call?.cancel();
    this.call = undefined;
    this.stopSweeping();
    for (const append of this.turns.all()) {
      this.turns.leave(append);
      append.failed(this.connection.closed.reason);
    }
  }
}
