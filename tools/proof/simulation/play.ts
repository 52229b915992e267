import { Company } from './company/company.ts';
import type { Sabotage } from './company/replica.ts';
import { Asking, type Request } from './people/asking.ts';
import { Bank } from './people/bank.ts';
import { finish } from './people/finish.ts';
import { householdsOf, type Household } from './people/households.ts';
import { seenIn } from './people/seen.ts';
import { tellStory, watch } from './people/story.ts';

export interface Played {
  readonly company: Company;
  readonly asking: Asking;
  readonly households: readonly Household[];
  readonly bank: Bank;
  /** Deadlines of open cases that had passed when the story ended and the watch had run. */
  readonly deadlines: readonly PassedDeadline[];
  /** Streams that are still blocked after all faults. */
  readonly parked: readonly string[];
}

export interface PassedDeadline {
  readonly caseId: string;
  readonly deadline: string;
  readonly isMissed: boolean;
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
  const scene = { company, world, households, bank: new Bank(), seen: seenIn(company) };
  void tellStory(scene, asking).then(() => {
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
  const deadlines = passedDeadlinesOf(company);
  const ask = (...requests: readonly Request[]) =>
    calmly(company, () => Promise.all(requests.map((request) => asking.ask(request))));
  await finish({ company, households, ask });
  return { company, asking, households, bank: scene.bank, deadlines, parked: await parkedOf(company) };
};

const passedDeadlinesOf = (company: Company): readonly PassedDeadline[] => {
  const today = company.clock.today();
  return seenIn(company)
    .openCases()
    .flatMap(({ file: { caseId, deadlines } }) =>
      Object.entries(deadlines)
        .filter(([, { dueOn, pausedSince }]) => dueOn < today && pausedSince === undefined)
        .map(([deadline, { state }]) => ({ caseId, deadline, isMissed: state !== 'running' })),
    );
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
