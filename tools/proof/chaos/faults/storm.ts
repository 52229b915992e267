import { setTimeout as sleep } from 'node:timers/promises';
import type { Chance } from '../../../../data/district/random.ts';
import { nextFault, type Fault } from './plan.ts';
import { FaultTally } from './tally.ts';
import type { Target } from './targets.ts';
import type { Edge } from './toxiproxy.ts';

const MS_PER_KILL = 6000;
const SAID_MS = 30_000;

export interface StormOptions {
  readonly chance: Chance;
  readonly targets: readonly Target[];
  readonly edges: readonly Edge[];
  /** Number of SIGKILLs after which it ends. */
  readonly kills: number;
  say(sentence: string): void;
}

/** A sequence of faults, some overlapping, until the planned number of processes was killed. */
export class Storm {
  readonly tally = new FaultTally();
  private readonly options: StormOptions;
  /** Names of broken targets. */
  private readonly broken = new Set<string>();
  private readonly underway = new Set<Promise<void>>();
  private fault: Error | undefined;

  constructor(options: StormOptions) {
    this.options = options;
  }

  /** @throws Error if a killed process does not return */
  async rage(stopped: () => boolean): Promise<void> {
    const { chance, kills, say } = this.options;
    const limit = Date.now() + kills * MS_PER_KILL;
    let spoken = Date.now();
    while (this.tally.killed < kills && Date.now() < limit && this.fault === undefined && !stopped()) {
      await sleep(chance.between(1000, 2500));
      this.strike();
      if (Date.now() - spoken < SAID_MS) continue;
      spoken = Date.now();
      say(`${this.tally.killed} of ${kills} kills`);
    }
  }

  /** Resolves when every broken target is healthy. */
  async calm(): Promise<void> {
    await Promise.all(this.underway);
    await Promise.all(this.options.edges.map((edge) => edge.mend()));
    if (this.fault !== undefined) throw this.fault;
  }

  private strike(): void {
    const { chance, targets, edges } = this.options;
    const brokerIsBroken = targets.some(({ kind, name }) => kind === 'broker' && this.broken.has(name));
    const victims = targets.filter(
      ({ name, kind }) => !this.broken.has(name) && !(kind === 'broker' && brokerIsBroken),
    );
    const fault = nextFault(chance, {
      victims,
      edges: edges.map(({ name }) => name).filter((name) => !this.broken.has(`to ${name}`)),
    });
    if (!fault) return;
    const name = fault.what === 'toxic' ? `to ${fault.edge}` : fault.victim.name;
    this.broken.add(name);
    const doing = this.do(fault)
      .catch((error: unknown) => (this.fault ??= new Error(`${name} is not healthy again`, { cause: error })))
      .then(() => {
        this.broken.delete(name);
        this.underway.delete(doing);
      });
    this.underway.add(doing);
  }

  private do(fault: Fault<Target>): Promise<void> {
    switch (fault.what) {
      case 'kill':
        return this.kill(fault);
      case 'pause':
        return this.pause(fault);
      case 'toxic':
        return this.spoil(fault);
    }
  }

  private async kill({ victim, downMs }: Extract<Fault<Target>, { what: 'kill' }>): Promise<void> {
    this.tally.kill(victim);
    const from = performance.now();
    await victim.killFor(downMs);
    this.tally.returned(victim, performance.now() - from);
    await victim.whole();
  }

  private async pause({ victim, forMs }: Extract<Fault<Target>, { what: 'pause' }>): Promise<void> {
    const from = Date.now();
    victim.signal('SIGSTOP');
    await sleep(forMs);
    victim.signal('SIGCONT');
    this.tally.pause(victim, from, Date.now());
    await victim.whole();
  }

  private async spoil({ edge: name, trouble, toxic, forMs }: Extract<Fault<Target>, { what: 'toxic' }>): Promise<void> {
    const edge = this.options.edges.find((one) => one.name === name)!;
    this.tally.toxic(trouble);
    await edge.spoil(toxic);
    await sleep(forMs);
    await edge.mend();
  }
}
