import { Company } from './company/company.ts';
import type { Sabotage } from './company/replica.ts';
import { Asking } from './people/asking.ts';
import { finish } from './people/finish.ts';
import { householdsOf, type Household } from './people/households.ts';
import { tellStory, watch } from './people/story.ts';

export interface Played {
  readonly company: Company;
  readonly asking: Asking;
  readonly households: readonly Household[];
  /** Streams that are still blocked after all faults. */
  readonly parked: readonly string[];
}

export interface Play {
  readonly replicas?: number;
  readonly sabotage?: Sabotage;
}

/**
 * Plays one seed: a story with faults and crashes; then no faults until nothing is pending or parked and no deadline is
 * overlooked; at last people finish their work and a true reading of every meter is delivered.
 */
export const play = async (seed: number, options: Play = {}): Promise<Played> => {
  const company = new Company(seed, options);
  const { world } = company;
  const asking = new Asking(company);
  let told = false;
  const households = householdsOf(world, company.clock.today());
  void tellStory(company, asking, households).then(() => {
    told = true;
  });
  await world.run(() => {
    if (told) return;
    if (world.mishap(0.003)) company.crash();
    if (world.mishap(0.002)) void replay(company).catch(() => {});
    if (world.mishap(0.004)) company.bus.rebalance();
    if (world.mishap(0.004)) company.leases.expire();
  });
  if (!told) throw new Error(`seed ${seed}: a request is never answered`);
  world.faulty = false;
  for (const replica of company.replicas) company.crash(replica);
  await world.run();
  await replayAll(company);
  await calmly(company, () => watch(company));
  await finish({ company, households, ask: (request) => calmly(company, () => asking.ask(request)) });
  return { company, asking, households, parked: await parkedOf(company) };
};

const calmly = async <Result>({ world }: Company, work: () => Promise<Result>): Promise<Result> => {
  const result = work();
  await world.run();
  return result;
};

const parkedOf = (company: Company): Promise<string[]> =>
  calmly(company, async () => {
    const parked: string[] = [];
    for (const { service, hosted } of company.replicas)
      for (const part of hosted)
        parked.push(...(await part.parked()).map(({ stream, reason }) => `${service}: ${stream} ${reason}`));
    return [...new Set(parked)];
  });

const replayAll = async (company: Company): Promise<void> => {
  for (let round = 0; round < 10 && (await parkedOf(company)).length > 0; round++)
    await calmly(company, () => replay(company));
};

/** Replays parked streams in every process. */
const replay = async ({ replicas }: Company): Promise<void> => {
  for (const { hosted } of replicas)
    for (const part of hosted) for (const { stream } of await part.parked()) await part.replayParked(stream);
};
