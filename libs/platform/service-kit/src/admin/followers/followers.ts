import { Inject, Injectable } from '@nestjs/common';
import { formatPosition, parsePosition, positionsBehind, START, type Position } from '@pishkhan/event-store';
import type { ViewStatus } from '@pishkhan/views';
import type { Platform, ServiceDefinition } from '../../definition.ts';
import { workSentences, type FaultLog } from '../../running/outages/fault-log.ts';
import type { Following } from '../../running/reaction-hosts.ts';
import { DEFINITION, FAULT_LOG, FOLLOWING, PLATFORM } from '../../running/tokens.ts';
import type { Follower, FollowersDto } from './followers.dto.ts';

/** More events than these are not counted. */
const MOST_COUNTED = 1_000;

/** The views of the service, and its other workers. */
interface WhoFollows {
  views(): Promise<readonly ViewStatus[]>;
  workers(): readonly Following[];
}

type Lag = Pick<Follower, 'behind' | 'isMore' | 'since' | 'seconds'>;
const none: Lag = { behind: 0, isMore: false };

/** What the service follows, and how far behind it is. */
@Injectable()
export class Followers {
  constructor(
    @Inject(DEFINITION) private readonly definition: ServiceDefinition,
    @Inject(PLATFORM) private readonly platform: Platform,
    @Inject(FOLLOWING) private readonly following: WhoFollows,
    @Inject(FAULT_LOG) private readonly faults: FaultLog,
  ) {}

  async now(): Promise<FollowersDto> {
    const head = await this.platform.eventStore.head();
    const statuses = await this.following.views();
    const views = await Promise.all(statuses.map((status) => this.ofView(status, head)));
    const workers = await Promise.all(this.following.workers().map((worker) => this.ofWorker(worker, head)));
    return { service: this.definition.title, head: formatPosition(head), items: [...workers, ...views] };
  }

  private async ofView({ view: name, collection, at }: ViewStatus, head: Position): Promise<Follower> {
    const { from } = this.definition.views.find((view) => view.name === name)!;
    const known = { kind: 'view' as const, name, ...this.lastFaultOf(name) };
    if ('topics' in from) {
      const group = `${this.definition.name}.${collection}`;
      return { ...known, topics: from.topics, ...(await this.lagOfTopics(group, from.topics)) };
    }
    const place = parsePosition(at ?? '') ?? START;
    return { ...known, place: formatPosition(place), ...(await this.lagOfLog(from.categories, place, head)) };
  }

  private async ofWorker(worker: Following, head: Position): Promise<Follower> {
    const known = { kind: worker.kind, name: this.definition.name, ...this.lastFaultOf(workSentences[worker.kind]) };
    if ('topics' in worker) {
      const { group, topics } = worker;
      return { ...known, isHere: true, topics, ...(await this.lagOfTopics(group, topics)) };
    }
    const saved = await this.platform.checkpoints.load(worker.place);
    const place = worker.handled ?? parsePosition(String(saved)) ?? START;
    const lag = await this.lagOfLog(worker.categories, place, head);
    return { ...known, isHere: worker.handled !== undefined, place: formatPosition(place), ...lag };
  }

  private async lagOfLog(categories: readonly string[], place: Position, head: Position): Promise<Lag> {
    if (positionsBehind(place, head) === 0) return none;
    const events = await this.platform.eventStore.readAll({ categories, after: place, limit: MOST_COUNTED + 1 });
    const oldest = events.at(0)?.metadata.recordedAt;
    return { behind: Math.min(events.length, MOST_COUNTED), isMore: events.length > MOST_COUNTED, ...this.age(oldest) };
  }

  private async lagOfTopics(group: string, topics: readonly string[]): Promise<Lag> {
    const { messages } = this.platform;
    const behind = await messages.behind(group, topics);
    return behind === 0
      ? none
      : { behind, isMore: false, ...this.age(await messages.oldestUnhandled?.(group, topics)) };
  }

  private age(since: string | undefined): Pick<Lag, 'since' | 'seconds'> {
    if (since === undefined) return {};
    const seconds = Math.round((this.platform.clock.now().getTime() - new Date(since).getTime()) / 1_000);
    return { since, seconds: Math.max(0, seconds) };
  }

  private lastFaultOf(work: string): Pick<Follower, 'lastFault'> {
    const last = this.faults.lastOf(work);
    return last ? { lastFault: { ...last, at: last.at.toISOString() } } : {};
  }
}
