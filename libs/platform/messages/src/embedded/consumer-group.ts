import { PARTITIONS } from '../partition.ts';
import type { Member } from './member.ts';
import type { Kept, Lane, MessageLog } from './message-log.ts';

const READ_AHEAD = 100;
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 5000;

/** One group's reading of a partition: in order, as many messages at a time as its current owner takes. */
class GroupLane {
  owner: Member | undefined;
  readonly lane: Lane;
  private readonly group: string;
  private readonly log: MessageLog;
  private at: number;
  private running = false;
  private pause = FIRST_PAUSE_MS;
  private ahead: Kept[] = [];
  private cutPause: () => void = () => {};

  constructor(group: string, lane: Lane, log: MessageLog) {
    this.group = group;
    this.lane = lane;
    this.log = log;
    this.at = log.handled(group, lane);
  }

  ownedBy(owner: Member | undefined): void {
    if (this.owner !== owner) this.cutPause();
    this.owner = owner;
    void this.run();
  }

  async run(): Promise<void> {
    if (this.running) return;
    this.running = true;
    while (this.owner && (await this.step(this.owner)));
    this.running = false;
  }

  /** @returns False if there is no message to deliver. */
  private async step(owner: Member): Promise<boolean> {
    try {
      const kept = this.next(owner.atOnce);
      if (kept.length > 0 && (await this.handOver(kept, owner))) this.pause = FIRST_PAUSE_MS;
      return kept.length > 0;
    } catch (error) {
      owner.fault(error);
      if (this.owner === owner) await this.wait();
      return true;
    }
  }

  private next(atOnce: number): Kept[] {
    if (this.ahead.length === 0) this.ahead = this.log.next(this.lane, this.at, READ_AHEAD);
    return this.ahead.slice(0, atOnce);
  }

  private async handOver(kept: readonly Kept[], owner: Member): Promise<boolean> {
    const { offset } = kept.at(-1)!;
    const save = () => this.log.save(this.group, this.lane, offset).catch((error: unknown) => owner.fault(error));
    const messages = kept.map(({ message }) => message);
    const taken = await owner.take(messages, this.lane.topic, save);
    if (!taken) return false;
    this.at = offset;
    this.ahead.splice(0, kept.length);
    return true;
  }

  private wait(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, this.pause);
      this.pause = Math.min(this.pause * 2, LONGEST_PAUSE_MS);
      this.cutPause = () => (clearTimeout(timer), resolve());
    });
  }
}

/** The members of one group in this process, and their partitions. */
export class ConsumerGroup {
  private readonly name: string;
  private readonly log: MessageLog;
  private readonly members: Member[] = [];
  private readonly lanes = new Map<string, GroupLane[]>();

  constructor(name: string, log: MessageLog) {
    this.name = name;
    this.log = log;
  }

  join(member: Member): void {
    this.members.push(member);
    for (const topic of member.topics) if (!this.lanes.has(topic)) this.lanes.set(topic, this.lanesOf(topic));
    this.shareOut();
  }

  async leave(member: Member): Promise<void> {
    if (!this.members.includes(member)) return member.leave();
    this.members.splice(this.members.indexOf(member), 1);
    const left = member.leave();
    this.shareOut();
    await left;
  }

  async leaveAll(): Promise<void> {
    await Promise.all([...this.members].map((member) => this.leave(member)));
  }

  produced(topic: string): void {
    for (const lane of this.lanes.get(topic) ?? []) void lane.run();
  }

  private lanesOf(topic: string): GroupLane[] {
    return Array.from(
      { length: PARTITIONS },
      (_, partition) => new GroupLane(this.name, { topic, partition }, this.log),
    );
  }

  private shareOut(): void {
    for (const [topic, lanes] of this.lanes) {
      const readers = this.members.filter(({ topics }) => topics.includes(topic));
      lanes.forEach((lane, index) => lane.ownedBy(readers[index % readers.length]));
    }
  }
}
