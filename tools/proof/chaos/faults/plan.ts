import type { Chance } from '../../../../data/district/random.ts';
import type { Toxic } from './toxiproxy.ts';

export const KINDS = ['service', 'broker', 'database', 'event store'] as const;
export type Kind = (typeof KINDS)[number];

export interface Victim {
  readonly name: string;
  readonly kind: Kind;
}

export type Trouble = 'latency' | 'half-open' | 'reset' | 'cut off after some bytes' | 'no connection';

export type Fault<Of extends Victim> =
  | { readonly what: 'kill'; readonly victim: Of; readonly downMs: number }
  | { readonly what: 'pause'; readonly victim: Of; readonly forMs: number }
  | {
      readonly what: 'toxic';
      readonly edge: string;
      readonly trouble: Trouble;
      readonly toxic: Toxic | undefined;
      readonly forMs: number;
    };

/** The targets that are healthy at the moment. */
export interface Whole<Of extends Victim> {
  readonly victims: readonly Of[];
  readonly edges: readonly string[];
}

const weightOf: Readonly<Record<Kind, number>> = { service: 6, broker: 1.5, database: 1.5, 'event store': 1.5 };
const SHARE_OF_KILLS = 0.6;
const SHARE_OF_PAUSES = 0.2;

const pickKind = (chance: Chance, kinds: readonly Kind[]): Kind => {
  let left = chance.next() * kinds.reduce((sum, kind) => sum + weightOf[kind], 0);
  return kinds.find((kind) => (left -= weightOf[kind]) < 0) ?? kinds.at(-1)!;
};

const pickVictim = <Of extends Victim>(chance: Chance, victims: readonly Of[]): Of => {
  const kind = pickKind(chance, [...new Set(victims.map((victim) => victim.kind))]);
  return chance.pick(victims.filter((victim) => victim.kind === kind));
};

const troubles: readonly Trouble[] = ['latency', 'half-open', 'reset', 'cut off after some bytes', 'no connection'];

const toxicOf = (trouble: Trouble, chance: Chance): Toxic | undefined => {
  const stream = chance.happens(0.5) ? 'upstream' : 'downstream';
  switch (trouble) {
    case 'latency':
      return {
        type: 'latency',
        stream,
        attributes: { latency: chance.between(100, 1500), jitter: chance.between(0, 500) },
      };
    case 'half-open':
      return { type: 'timeout', stream, attributes: { timeout: 0 } };
    case 'reset':
      return { type: 'reset_peer', stream, attributes: { timeout: chance.between(0, 300) } };
    case 'cut off after some bytes':
      return { type: 'limit_data', stream, attributes: { bytes: chance.between(1, 20_000) } };
    case 'no connection':
      return undefined;
  }
};

/**
 * The next fault, among healthy targets. Some pauses are longer than a lease and a consumer session, which are 6 s.
 *
 * @returns Undefined if nothing can be broken
 */
export const nextFault = <Of extends Victim>(chance: Chance, { victims, edges }: Whole<Of>): Fault<Of> | undefined => {
  const dice = chance.next();
  const breaksProcess = victims.length > 0 && (dice < SHARE_OF_KILLS + SHARE_OF_PAUSES || edges.length === 0);
  if (breaksProcess && dice < SHARE_OF_KILLS)
    return { what: 'kill', victim: pickVictim(chance, victims), downMs: chance.between(0, 2000) };
  if (breaksProcess)
    return {
      what: 'pause',
      victim: pickVictim(chance, victims),
      forMs: chance.happens(0.4) ? chance.between(6500, 9000) : chance.between(500, 6000),
    };
  if (edges.length === 0) return undefined;
  const trouble = chance.pick(troubles);
  return {
    what: 'toxic',
    edge: chance.pick(edges),
    trouble,
    toxic: toxicOf(trouble, chance),
    forMs: chance.between(500, 6000),
  };
};
