import type { DomainEvent } from '@pishkhan/decider';
import {
  eventCatalogueOf,
  executeCommand,
  type EventMetadata,
  type EventStore,
  type StoredDecider,
} from '@pishkhan/event-store';
import {
  onlyProcess,
  startInbox,
  startOwnReactions,
  startRelay,
  topicOf,
  type Inbox,
  type OwnReactions,
} from '@pishkhan/messages';
import { Bus } from './bus.ts';
import { DurableCheckpoints } from './checkpoints.ts';
import { SimulatedLeases } from './leases.ts';
import { DurableStore } from './store.ts';
import { Process } from './process.ts';
import { World } from './world.ts';

const STREAMS = ['a', 'b', 'c', 'd', 'e'].map((id) => `case-${id}`);
type Heard = { readonly id: string; readonly stream: string; readonly revision: number };
const catalogue = eventCatalogueOf([{ category: 'case', events: { Public: 1, Private: 1 } }]);
type Noted = DomainEvent<'Noted', { from: number }>;

/** Records each fact. Without the command's id a duplicate delivery would add a second note. */
const notebook = (category: string): StoredDecider<{ from: number }, Noted, number> => ({
  category,
  events: { Noted: 1 },
  initial: 0,
  decide: ({ from }) => [{ type: 'Noted', data: { from } }],
  evolve: (count) => count + 1,
});

const metadataOf = (id: string): EventMetadata => ({
  commandId: id,
  commandHash: id,
  correlationId: id,
  causationId: id,
  actor: { subject: 'simulation', roles: [] },
  recordedAt: '2026-11-22T08:30:00.000Z',
  businessDate: '2026-11-22',
  schemaVersion: 1,
  build: 'simulation',
});

interface Replica {
  readonly process: Process;
  readonly running: Set<Inbox | OwnReactions>;
}

/**
 * A service whose events trigger reactions in another service and in itself; one process or several that share the
 * work. Each crashes now and then.
 */
export class SimulatedPlatform {
  readonly world: World;
  readonly store: DurableStore;
  readonly bus: Bus;
  readonly leases: SimulatedLeases;
  readonly poisonous = new Set<string>();
  private readonly checkpoints: DurableCheckpoints;
  private readonly replicas: Replica[];

  constructor(seed: number, replicas = 1) {
    this.world = new World(seed);
    this.world.outliving = replicas > 1;
    this.store = new DurableStore(this.world);
    this.bus = new Bus(this.world);
    this.checkpoints = new DurableCheckpoints(this.world);
    this.leases = new SimulatedLeases(this.world, this.checkpoints);
    this.replicas = Array.from({ length: replicas }, () => this.start());
  }

  /** Appends a fact to one of the streams; two of three are public, and one of thirty cannot be handled at first. */
  happen(): void {
    const stream = STREAMS[this.world.below(STREAMS.length)]!;
    const revision = this.store.stream(stream).length;
    const id = `${stream}@${revision}`;
    if (this.world.below(30) === 0) this.poisonous.add(id);
    const type = this.world.below(3) > 0 ? 'Public' : 'Private';
    this.store.append(stream, revision - 1, [{ id, type, data: { revision }, metadata: metadataOf(id) }]);
  }

  crash(): void {
    const place = this.world.below(this.replicas.length);
    this.replicas[place]!.process.die();
    this.world.mishaps.crashes++;
    this.replicas[place] = this.start();
  }

  crashAll(): void {
    for (const { process } of this.replicas) process.die();
    for (const place of this.replicas.keys()) this.replicas[place] = this.start();
  }

  /** Replays parked events. @returns whether there were any. */
  async replay(): Promise<boolean> {
    let found = false;
    for (const part of this.replicas.flatMap(({ running }) => [...running])) {
      for (const { stream } of await part.parked()) {
        found = true;
        await part.replayParked(stream);
      }
    }
    return found;
  }

  private start(): Replica {
    const process = new Process();
    const running: Replica['running'] = new Set();
    const [store, checkpoints, messages] = [this.store.of(process), this.checkpoints.of(process), this.bus.of(process)];
    const leases = this.world.outliving ? this.leases.of(process) : onlyProcess;
    const patience = { attempts: 3, pauseMs: () => 0, wait: () => this.world.moment(process) };
    const hear = (category: string, types: string[]) => [
      { name: category, types, react: (heard: Heard) => this.note(store, category, heard) },
    ];
    const again = async <Part>(begin: () => Promise<Part>): Promise<Part> => begin().catch(() => again(begin));
    const shown = async <Part extends Inbox | OwnReactions>(begun: Promise<Part>) => {
      const part = await begun;
      running.add(part);
      return { stop: () => part.stop().finally(() => running.delete(part)) };
    };
    const shared = { store, checkpoints, catalogue, saveDue: () => !this.world.mishap(0.5) };
    const publish = { Public: ({ data }: { data: unknown }) => ({ contract: { type: 'Public', version: 1 }, data }) };
    void again(() =>
      leases.lead('relay', (term) =>
        startRelay({ ...shared, messages, publish, term, service: 'cases', categories: ['case'] }),
      ),
    );
    void again(() =>
      leases.lead('own', (term) =>
        shown(
          startOwnReactions({
            ...shared,
            patience,
            term,
            name: 'notes',
            categories: ['case'],
            reactions: hear('own', ['Public', 'Private']),
          }),
        ),
      ),
    );
    void again(() =>
      shown(
        startInbox({
          messages,
          checkpoints,
          patience,
          group: 'notes',
          topics: [topicOf('cases')],
          reactions: hear('heard', ['Public']),
        }),
      ),
    );
    return { process, running };
  }

  private async note(
    store: Pick<EventStore, 'append' | 'readStream'>,
    category: string,
    { id, stream, revision }: Heard,
  ): Promise<void> {
    if (this.poisonous.has(id) || this.world.mishap(0.05)) throw new Error(`${id} cannot be noted`);
    await executeCommand({
      store,
      decider: notebook(category),
      id: stream,
      command: { from: revision },
      metadata: metadataOf(id),
    });
  }
}
