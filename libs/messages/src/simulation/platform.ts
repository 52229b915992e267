import type { DomainEvent } from '@pishkhan/decider';
import { executeCommand, type EventMetadata, type EventStore, type StoredDecider } from '@pishkhan/event-store';
import { startInbox, type Inbox } from '../delivery/inbox.ts';
import { startOwnReactions, type OwnReactions } from '../delivery/own-reactions.ts';
import { startRelay } from '../delivery/relay.ts';
import { topicOf } from '../port.ts';
import { Bus } from './bus.ts';
import { DurableCheckpoints } from './checkpoints.ts';
import { DurableStore } from './store.ts';
import { Process, World } from './world.ts';

const STREAMS = ['a', 'b', 'c', 'd', 'e'].map((id) => `case-${id}`);
type Noted = DomainEvent<'Noted', { from: number }>;

/** Writes down each thing it is told of. Without the command's id a second telling would be a second note. */
const notebook = (category: string): StoredDecider<{ from: number }, Noted, number> => ({
  category, initial: 0, decide: ({ from }) => [{ type: 'Noted', data: { from } }], evolve: (count) => count + 1,
});

const metadataOf = (id: string): EventMetadata => ({
  commandId: id, commandHash: id, correlationId: id, causationId: id, actor: { subject: 'simulation', roles: [] },
  recordedAt: '2026-11-22T08:30:00.000Z', businessDate: '2026-11-22', schemaVersion: 1, build: 'simulation',
});

/** A service whose events another one reacts to, and that reacts to them itself; all in one process that crashes now and then. */
export class SimulatedPlatform {
  readonly world: World;
  readonly store: DurableStore;
  readonly poisonous = new Set<string>();
  private readonly bus: Bus;
  private readonly checkpoints: DurableCheckpoints;
  private process = new Process();
  private running: (Inbox | OwnReactions)[] = [];

  constructor(seed: number) {
    this.world = new World(seed);
    this.store = new DurableStore(this.world);
    this.bus = new Bus(this.world);
    this.checkpoints = new DurableCheckpoints(this.world);
  }

  /** A fact in one of the streams; two of three are public, and one of thirty cannot be handled yet. */
  happen(): void {
    const stream = STREAMS[this.world.below(STREAMS.length)]!;
    const revision = this.store.stream(stream).length;
    const id = `${stream}@${revision}`;
    if (this.world.below(30) === 0) this.poisonous.add(id);
    const type = this.world.below(3) > 0 ? 'Public' : 'Private';
    this.store.append(stream, revision - 1, [{ id, type, data: { revision }, metadata: metadataOf(id) }]);
  }

  crash(): void {
    this.process.die();
    this.process = new Process();
    this.world.mishaps.crashes++;
    this.running = [];
    void this.start(this.process);
  }

  /** Tries to handle what is parked. @returns whether something was. */
  async replay(): Promise<boolean> {
    let found = false;
    for (const part of this.running) {
      for (const { stream } of await part.parked()) {
        found = true;
        await part.replayParked(stream);
      }
    }
    return found;
  }

  private async start(process: Process): Promise<void> {
    const [store, checkpoints, messages] = [this.store.of(process), this.checkpoints.of(process), this.bus.of(process)];
    const patience = { attempts: 3, pauseMs: () => 0, wait: () => this.world.moment(process) };
    const note = (category: string) => ({ id, stream, revision }: { id: string; stream: string; revision: number }) => this.note(store, category, { id, stream, revision });
    const publish = { Public: ({ data }: { data: unknown }) => ({ contract: { type: 'Public', version: 1 }, data }) };
    const again = async <Part>(begin: () => Promise<Part>): Promise<Part> => begin().catch(() => again(begin));
    void again(() => startRelay({ store, checkpoints, messages, publish, service: 'cases', categories: ['case'] }));
    const hear = (category: string, types: string[]) => [{ name: category, types, react: note(category) }];
    this.running.push(await again(() => startInbox({ messages, checkpoints, patience, group: 'notes', topics: [topicOf('cases')], reactions: hear('heard', ['Public']) })));
    this.running.push(await again(() => startOwnReactions({ store, checkpoints, patience, name: 'notes', categories: ['case'], reactions: hear('own', ['Public', 'Private']) })));
  }

  private async note(store: Pick<EventStore, 'append' | 'readStream'>, category: string, { id, stream, revision }: { id: string; stream: string; revision: number }): Promise<void> {
    if (this.poisonous.has(id) || this.world.mishap(0.05)) throw new Error(`${id} cannot be noted`);
    await executeCommand({ store, decider: notebook(category), id: stream, command: { from: revision }, metadata: metadataOf(id) });
  }
}
