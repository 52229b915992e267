import { partitionOf } from '../partition.ts';
import type { ConsumeOptions, ContractMessage, Messages } from '../port.ts';
import type { Process, World } from './world.ts';

const PARTITIONS = 3;

/**
 * A broker in memory with what brokers do: an acknowledgement is dropped after the messages were taken, offsets are lost, messages come
 * twice, late, or before the one ahead of them.
 */
export class Bus {
  private readonly world: World;
  private readonly log: ContractMessage[][] = Array.from({ length: PARTITIONS }, () => []);
  private readonly committed = new Map<string, number>();
  private waiting: (() => void)[] = [];

  constructor(world: World) {
    this.world = world;
  }

  /** The broker as a process reaches it. */
  of(process: Process): Pick<Messages, 'produce' | 'consume'> {
    return {
      produce: (_, messages) => this.world.call(process, () => this.take(messages)),
      consume: async (options) => {
        this.log.forEach((_, partition) => void this.deliver(process, partition, options));
        return { stop: async () => {} };
      },
    };
  }

  private take(messages: readonly ContractMessage[]): void {
    for (const message of messages) this.log[partitionOf(message.stream, PARTITIONS)]!.push(structuredClone(message));
    const woken = this.waiting;
    this.waiting = [];
    for (const wake of woken) this.world.later(wake);
  }

  private async deliver(process: Process, partition: number, options: ConsumeOptions): Promise<void> {
    const place = `${options.group}/${partition}`;
    const messages = this.log[partition]!;
    for (let at = this.committed.get(place) ?? 0; ; ) {
      await this.world.moment(process);
      const early = this.world.mishap(0.03) ? 1 : 0;
      if (at >= messages.length) await new Promise<void>((resolve) => this.waiting.push(resolve));
      else if (await this.handOver(messages[at + early], options)) at += early ? 0 : 1;
      if (!this.world.mishap(0.2)) this.committed.set(place, at);
      if (this.world.mishap(0.05)) at = Math.max(0, at - this.world.below(4));
    }
  }

  private async handOver(message: ContractMessage | undefined, options: ConsumeOptions): Promise<boolean> {
    if (!message) return false;
    try {
      await options.handle(structuredClone(message), 'topic');
      return true;
    } catch (error) {
      options.onFault?.(error);
      return false;
    }
  }
}
