import { handOver, takenAtOnce } from '../hand-over.ts';
import type { ConsumeOptions, ContractMessage } from '../port.ts';

/** One consumer of a group. Its partitions deliver one message at a time, unless it allows them in parallel. */
export class Member {
  readonly topics: readonly string[];
  private readonly options: ConsumeOptions;
  private readonly inHand = new Set<Promise<unknown>>();
  private turn: Promise<unknown> = Promise.resolve();
  private left = false;

  constructor(options: ConsumeOptions) {
    this.options = options;
    this.topics = options.topics;
  }

  /** Number of messages that it takes at once. */
  get atOnce(): number {
    return takenAtOnce(this.options);
  }

  /** @returns False if the member left before its handler accepted the messages. @throws the handler's error */
  take(messages: readonly ContractMessage[], topic: string, saved: () => Promise<void>): Promise<boolean> {
    const handle = async (): Promise<boolean> => {
      if (this.left) return false;
      await handOver(this.options, messages, topic);
      this.remember(saved());
      return true;
    };
    const taken = this.options.sideBySide ? handle() : this.turn.then(handle);
    this.turn = taken.catch(() => {});
    this.remember(taken);
    return taken;
  }

  fault(error: unknown): void {
    this.options.onFault?.(error);
  }

  async leave(): Promise<void> {
    this.left = true;
    while (this.inHand.size > 0) await Promise.allSettled(this.inHand);
  }

  private remember(work: Promise<unknown>): void {
    this.inHand.add(work);
    const forget = () => this.inHand.delete(work);
    work.then(forget, forget);
  }
}
