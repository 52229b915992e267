import {
  handOver,
  partitionOf,
  takenAtOnce,
  type ConsumeOptions,
  type ContractMessage,
  type Messages,
} from '@pishkhan/messages';
import type { Process } from './process.ts';
import type { World } from './world.ts';

const PARTITIONS = 3;
/** Small, so that batches of different lengths alternate. */
const LARGEST_BATCH = 5;

interface Partition {
  readonly topic: string;
  /** Messages in serialised form. */
  readonly messages: string[];
  waiting: (() => void)[];
}

interface Member {
  readonly process: Process;
  readonly options: ConsumeOptions;
}

/** A group's share of a partition: the member that receives its messages, and the committed position. */
interface Share {
  readonly partition: Partition;
  committed: number;
  owner?: Member;
}

/**
 * A broker in memory with a broker's faults: a lost acknowledgement after the write, lost offsets, duplicate, late or
 * reordered messages, and a partition that moves to another member while the previous one still handles its message.
 */
export class Bus {
  private readonly world: World;
  private readonly arrivals = new Map<string, ContractMessage[]>();
  private readonly topics = new Map<string, Partition[]>();
  private readonly groups = new Map<string, { members: Member[]; shares: Share[] }>();

  constructor(world: World) {
    this.world = world;
  }

  /** The broker as seen by a process. */
  of(process: Process): Pick<Messages, 'produce' | 'consume'> {
    return {
      produce: (topic, messages) => this.world.call(process, () => this.take(topic, messages)),
      consume: async (options) => {
        const member = { process, options };
        this.join(member);
        return { stop: async () => this.leave(member) };
      },
    };
  }

  /** All messages of a topic in order of arrival. */
  arrived(topic: string): readonly ContractMessage[] {
    return this.arrivals.get(topic) ?? [];
  }

  /** Moves partitions of a group to other members, as brokers do with a member that they consider dead. */
  rebalance(): void {
    const groups = [...this.groups.values()].filter(({ members }) => members.length > 0);
    if (groups.length > 0) this.share(this.world.pick(groups), 0.5);
  }

  private partitions(topic: string): Partition[] {
    const known =
      this.topics.get(topic) ?? Array.from({ length: PARTITIONS }, () => ({ topic, messages: [], waiting: [] }));
    this.topics.set(topic, known);
    return known;
  }

  private take(topic: string, messages: readonly ContractMessage[]): void {
    const arrivals = this.arrivals.get(topic) ?? [];
    this.arrivals.set(topic, arrivals);
    for (const message of messages) {
      const partition = this.partitions(topic)[partitionOf(message.stream, PARTITIONS)]!;
      const text = JSON.stringify(message);
      partition.messages.push(text);
      arrivals.push(JSON.parse(text) as ContractMessage);
      for (const wake of partition.waiting.splice(0)) this.world.later(wake);
    }
  }

  private join(member: Member): void {
    const { group: name, topics } = member.options;
    const group = this.groups.get(name) ?? {
      members: [],
      shares: topics.flatMap((topic) =>
        this.partitions(topic).map((partition): Share => ({ partition, committed: 0 })),
      ),
    };
    this.groups.set(name, group);
    group.members.push(member);
    member.process.whenDead(() => this.world.later(() => this.leave(member)));
    this.share(group, 0.5);
  }

  private leave(member: Member): void {
    const group = this.groups.get(member.options.group)!;
    group.members = group.members.filter((each) => each !== member);
    this.share(group, 0);
  }

  private share(group: { members: Member[]; shares: Share[] }, likelihood: number): void {
    for (const share of group.shares) {
      const lacking = !share.owner || !group.members.includes(share.owner);
      if (!lacking && !this.world.happens(likelihood)) continue;
      const owner = group.members.length > 0 ? this.world.pick(group.members) : undefined;
      if (owner === share.owner) continue;
      share.owner = owner;
      if (owner) void this.deliver(owner, share);
    }
  }

  private async deliver(member: Member, share: Share): Promise<void> {
    const { world } = this;
    const { messages, waiting, topic } = share.partition;
    for (let at = share.committed; ;) {
      await world.moment(member.process);
      if (share.owner !== member) return;
      const early = world.mishap(0.03) ? 1 : 0;
      const next = messages.slice(at + early, at + early + this.atOnce(member.options));
      if (at >= messages.length) await new Promise<void>((resolve) => waiting.push(resolve));
      else if (await this.handOver(next, topic, member.options)) at += early ? 0 : next.length;
      if (share.owner === member && !world.mishap(0.2)) share.committed = at;
      if (world.mishap(0.05)) at = this.back(at);
    }
  }

  private back(at: number): number {
    const from = Math.max(0, at - this.world.below(4));
    this.world.mishaps.duplicates += at - from;
    return from;
  }

  private atOnce(options: ConsumeOptions): number {
    return 1 + this.world.below(Math.min(takenAtOnce(options), LARGEST_BATCH));
  }

  private async handOver(next: readonly string[], topic: string, options: ConsumeOptions): Promise<boolean> {
    if (next.length === 0) return false;
    try {
      const messages = next.map((message) => JSON.parse(message) as ContractMessage);
      await handOver(options, messages, topic);
      return true;
    } catch (error) {
      options.onFault?.(error);
      return false;
    }
  }
}
