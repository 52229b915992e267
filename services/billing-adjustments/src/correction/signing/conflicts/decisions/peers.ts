import { rial, type Rial } from '@pishkhan/money';
import { pairsAmong, signersOf } from '@pishkhan/service-kit/decisions';
import type { ConflictsPolicy } from '../../../../pricing/policy/domain/content/conflicts.policy.ts';
import type { MoneyDecision } from './money-decision.ts';

/** Makes the median deviation comparable with a standard deviation of usual amounts. */
const SCALE = 1.4826;

export const medianOf = (numbers: readonly number[]): number => {
  const sorted = numbers.toSorted((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};

export interface Measure {
  readonly median: Rial;
  readonly deviation: Rial;
  readonly peers: number;
  readonly limit: Rial;
}

/**
 * The limit of credits among peers: so many scaled median deviations above their median, and never less than the least
 * credit of the policy. One extreme amount moves neither median. Undefined for too few peers.
 */
export const limitAmong = (
  credits: readonly Rial[],
  { fewestPeers, timesDeviation, leastCredit }: ConflictsPolicy,
): Measure | undefined => {
  if (credits.length < fewestPeers) return undefined;
  const median = medianOf(credits);
  const deviation = medianOf(credits.map((credit) => Math.abs(credit - median)));
  const limit = Math.max(leastCredit, Math.round(median + timesDeviation * SCALE * deviation));
  return {
    median: rial(Math.round(median)),
    deviation: rial(Math.round(deviation)),
    peers: credits.length,
    limit: rial(limit),
  };
};

/** Persons of one part, or offices of one kind, are peers. */
interface Total {
  readonly peers: string;
  readonly who: string;
  readonly credit: Rial;
  readonly decisions: readonly MoneyDecision[];
}

/** A person or an office far above its peers, or two persons who sign for each other. */
export interface AmongPeers {
  readonly rule: 'CreditsOfAPersonAbovePeers' | 'CreditsOfAnOfficeAbovePeers' | 'TheSameTwoPersons';
  readonly persons: readonly string[];
  readonly office?: string;
  /** Part or kind of office whose members are compared. */
  readonly peersAs: string;
  readonly counted: number;
  readonly limit: number;
  readonly measure?: Measure;
  readonly decisions: readonly MoneyDecision[];
}

interface Entry {
  readonly peers: string;
  readonly who: string;
  readonly decision: MoneyDecision;
}

const totalsOf = (entries: readonly Entry[]): readonly Total[] =>
  [...Map.groupBy(entries, ({ peers, who }) => `${peers} ${who}`).values()].map((own) => {
    const decisions = [...new Set(own.map(({ decision }) => decision))];
    const credit = rial(decisions.reduce((sum, each) => sum + each.credit, 0));
    return { peers: own[0]!.peers, who: own[0]!.who, credit, decisions };
  });

const above = (totals: readonly Total[], policy: ConflictsPolicy) =>
  [...Map.groupBy(totals, ({ peers }) => peers).values()].flatMap((peers) => {
    const measure = limitAmong(
      peers.map(({ credit }) => credit),
      policy,
    );
    return measure === undefined
      ? []
      : peers.filter(({ credit }) => credit > measure.limit).map((total) => ({ ...total, measure }));
  });

const personsOf = (decision: MoneyDecision): readonly Entry[] => [
  ...(decision.proposer === undefined
    ? []
    : [{ peers: `${decision.kind} proposer`, who: decision.proposer.toLowerCase(), decision }]),
  ...signersOf(decision).map(({ by, role }) => ({
    peers: `${decision.kind} signer ${role ?? ''}`.trim(),
    who: by.toLowerCase(),
    decision,
  })),
];

const officeOf = (decision: MoneyDecision): readonly Entry[] => {
  if (decision.officeId !== undefined) return [{ peers: 'counterOffice', who: decision.officeId, decision }];
  return decision.countyOffice === undefined ? [] : [{ peers: 'countyOffice', who: decision.countyOffice, decision }];
};

const pairsOf = (decisions: readonly MoneyDecision[], policy: ConflictsPolicy): readonly AmongPeers[] =>
  pairsAmong(decisions, policy).map(({ persons, decisions: common }) => ({
    rule: 'TheSameTwoPersons',
    persons,
    peersAs: 'proposer and signer',
    counted: common.length,
    limit: policy.pairDecisions,
    decisions: common,
  }));

const creditsAbove = (
  rule: 'CreditsOfAPersonAbovePeers' | 'CreditsOfAnOfficeAbovePeers',
  entries: readonly Entry[],
  policy: ConflictsPolicy,
): readonly AmongPeers[] =>
  above(totalsOf(entries), policy).map(({ who, peers, credit, measure, decisions }) => ({
    rule,
    ...(rule === 'CreditsOfAPersonAbovePeers' ? { persons: [who] } : { persons: [], office: who }),
    peersAs: peers,
    counted: credit,
    limit: measure.limit,
    measure,
    decisions,
  }));

/** What stands out among the decided matters of a period (S3). */
export const amongPeers = (decisions: readonly MoneyDecision[], policy: ConflictsPolicy): readonly AmongPeers[] => {
  const decided = decisions.filter(({ status }) => status === 'decided');
  return [
    ...creditsAbove('CreditsOfAPersonAbovePeers', decided.flatMap(personsOf), policy),
    ...creditsAbove('CreditsOfAnOfficeAbovePeers', decided.flatMap(officeOf), policy),
    ...pairsOf(decided, policy),
  ];
};
