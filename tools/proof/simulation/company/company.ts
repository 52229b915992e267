import { fixedClock } from '@pishkhan/calendar';
import type { ServiceName } from '@pishkhan/contracts';
import { definitions } from '@pishkhan/embedded/definitions';
import { onlyProcess } from '@pishkhan/messages';
import { Bus, DurableCheckpoints, DurableStore, Process, SimulatedLeases, World } from '@pishkhan/simulated-world';
import type { ServiceDefinition } from '@pishkhan/service-kit';
import { BEGINNING, beginnings } from './beginnings.ts';
import { desksOf, type Desks } from './desks.ts';
import { begun, platformOf, startReplica, type Hosted, type Sabotage } from './replica.ts';
import { PersonRecords, SealedPayees, SealedPersons } from './vaults.ts';
import { KeptViews } from './views.ts';

/** One process of one service. */
export interface Replica {
  readonly service: ServiceName;
  readonly process: Process;
  readonly desks: Desks;
  readonly hosted: ReadonlySet<Hosted>;
  /** Requests wait for it, as Nest's bootstrap does. */
  readonly opened: Promise<void>;
}

/** The four services in one world: their data is durable, their processes are not. */
export class Company {
  readonly world: World;
  readonly store: DurableStore;
  readonly bus: Bus;
  readonly leases: SimulatedLeases;
  readonly clock = fixedClock(BEGINNING);
  readonly seed: number;
  readonly replicas: Replica[] = [];
  readonly persons = new PersonRecords();
  private readonly checkpoints: DurableCheckpoints;
  private readonly views: KeptViews;
  private readonly payees = new SealedPayees();
  private readonly sabotage: Sabotage;

  constructor(
    seed: number,
    { replicas = 1, sabotage = {} }: { readonly replicas?: number; readonly sabotage?: Sabotage } = {},
  ) {
    this.seed = seed;
    this.sabotage = sabotage;
    this.world = new World(seed);
    this.world.outliving = replicas > 1;
    this.store = new DurableStore(this.world, beginnings);
    this.bus = new Bus(this.world);
    this.checkpoints = new DurableCheckpoints(this.world);
    this.leases = new SimulatedLeases(this.world, this.checkpoints);
    this.views = new KeptViews(this.world, { log: this.store.log, arrived: (topic) => this.bus.arrived(topic) });
    for (let each = 0; each < replicas; each++)
      for (const definition of definitions) this.replicas.push(this.start(definition));
  }

  /** Kills a process with all its unfinished work, and starts another in its place. */
  crash(replica: Replica = this.world.pick(this.replicas)): void {
    const place = this.replicas.indexOf(replica);
    const definition = definitions.find(({ name }) => name === replica.service)!;
    replica.process.die();
    this.world.mishaps.crashes++;
    this.replicas[place] = this.start(definition);
  }

  /** A random process of a service, for a request. */
  serving(service: ServiceName): Replica {
    return this.world.pick(this.replicas.filter((replica) => replica.service === service));
  }

  private start(original: ServiceDefinition): Replica {
    const { world, clock, sabotage } = this;
    const process = new Process();
    const definition = sabotage.service?.(original) ?? original;
    const leases = world.outliving ? this.leases.of(process) : onlyProcess;
    const sound = {
      world,
      process,
      clock,
      leases,
      eventStore: this.store.of(process),
      checkpoints: this.checkpoints.of(process),
      messages: this.bus.of(process),
    };
    const around = sabotage.around?.(sound) ?? sound;
    const vaults = { payees: this.payees, persons: new SealedPersons(world, process, this.persons) };
    const desks = desksOf(platformOf(around), this.views.of(process), vaults);
    const hosted = startReplica(definition, { ...around, parts: [desks.changesInVault] }, sabotage.tools);
    const service = original.name as ServiceName;
    const opened =
      service === 'customer-accounts' ? begun(() => desks.changesInVault.onApplicationBootstrap()) : Promise.resolve();
    return { service, process, hosted, opened, desks };
  }
}
