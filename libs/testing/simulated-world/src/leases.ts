import type { Condition, Leadership, Leases, Term } from '@pishkhan/messages';
import type { DurableCheckpoints } from './checkpoints.ts';
import type { Process } from './process.ts';
import type { World } from './world.ts';

interface Candidate {
  readonly process: Process;
  readonly work: (term: Term) => Promise<{ stop(): Promise<void> }>;
  readonly onFault: (error: unknown) => void;
}

interface Lease {
  readonly name: string;
  candidates: Candidate[];
  holder?: Candidate;
  /** Token of the current term; a new holder gets a new one. */
  token: number;
  /** Notifies the holder that its term is over. */
  over(): void;
}

/**
 * Leases that can be taken from a process that is alive but seems dead. It continues its work and learns of the loss
 * late; only the fence of its term prevents it from overwriting its successor's saves.
 */
export class SimulatedLeases {
  private readonly world: World;
  private readonly checkpoints: DurableCheckpoints;
  private readonly leases = new Map<string, Lease>();

  constructor(world: World, checkpoints: DurableCheckpoints) {
    this.world = world;
    this.checkpoints = checkpoints;
  }

  /** The leases as seen by a process. */
  of(process: Process): Leases {
    return {
      lead: async (name, work, onFault = () => {}): Promise<Leadership> => {
        const lease = this.leases.get(name) ?? { name, candidates: [], token: 0, over: () => {} };
        this.leases.set(name, lease);
        const candidate = { process, work, onFault };
        lease.candidates.push(candidate);
        process.whenDead(() => this.world.later(() => this.withdraw(lease, candidate)));
        if (!lease.holder) this.grant(lease);
        return {
          get leads() {
            return lease.holder === candidate;
          },
          stop: async () => this.withdraw(lease, candidate),
        };
      },
    };
  }

  /** A random holder is considered dead, and another process takes over. */
  expire(): void {
    const lease = this.leases.size > 0 ? this.world.pick([...this.leases.values()]) : undefined;
    if (lease?.holder && lease.candidates.length > 1) this.grant(lease);
  }

  private withdraw(lease: Lease, candidate: Candidate): void {
    lease.candidates = lease.candidates.filter((each) => each !== candidate);
    if (lease.holder === candidate) this.grant(lease);
  }

  private grant(lease: Lease): void {
    const others = lease.candidates.filter((candidate) => candidate !== lease.holder && candidate.process.alive);
    const candidates = others.length > 0 ? others : lease.candidates.filter(({ process }) => process.alive);
    lease.over();
    lease.holder = candidates.length > 0 ? this.world.pick(candidates) : undefined;
    if (!lease.holder) return;
    const fence = [{ name: `lease/${lease.name}`, value: ++lease.token }];
    this.checkpoints.put(fence);
    void this.serve(lease, lease.holder, fence);
  }

  /** Leads until it learns that its term is over, which may be long afterwards. */
  private async serve(lease: Lease, { process, work, onFault }: Candidate, fence: readonly Condition[]): Promise<void> {
    const token = lease.token;
    const isHeld = () => lease.token === token;
    const over = new Promise<void>((resolve) => Object.assign(lease, { over: resolve }));
    try {
      const running = await work({ fence, isHeld });
      await over;
      for (let unaware = this.world.below(30); unaware > 0; unaware--) await this.world.moment(process);
      await running.stop();
    } catch (error) {
      onFault(error);
      if (isHeld()) this.grant(lease);
    }
  }
}
