interface Signed {
  readonly status: string;
  readonly round: number;
  readonly proposer?: string | undefined;
  readonly parts: readonly { readonly as: string; readonly by: string; readonly round: number }[];
}

/** From how many decisions on, and which share of theirs, two persons are named. */
export interface PairLimits {
  readonly pairDecisions: number;
  readonly pairPercent: number;
}

/** Two persons who sign for each other by turns. */
export interface Pair<Decision> {
  readonly persons: readonly string[];
  readonly decisions: readonly Decision[];
}

const PERCENT = 100;

/** Void signatures have no part in the decision: only the last round counts. */
export const signersOf = <Decision extends Signed>({ parts, round: last }: Decision): Decision['parts'] =>
  parts.filter(({ as, round }) => as === 'signer' && round === last);

const togetherIn = <Decision extends Signed>(decision: Decision) => {
  const proposer = decision.proposer?.toLowerCase();
  if (proposer === undefined) return [];
  return signersOf(decision)
    .filter(({ by }) => by.toLowerCase() !== proposer)
    .map(({ by }) => ({ proposer, signer: by.toLowerCase(), decision }));
};

/** Two persons who approve each other's work, in both directions and often (S3). */
export const pairsAmong = <Decision extends Signed>(
  decisions: readonly Decision[],
  { pairDecisions, pairPercent }: PairLimits,
): readonly Pair<Decision>[] => {
  const together = decisions.filter(({ status }) => status === 'decided').flatMap(togetherIn<Decision>);
  const byProposer = Map.groupBy(together, ({ proposer }) => proposer);
  const proposals = new Map(
    [...byProposer].map(([person, own]) => [person, new Set(own.map(({ decision }) => decision)).size]),
  );
  const pairs = Map.groupBy(together, ({ proposer, signer }) => [proposer, signer].toSorted().join(' '));
  return [...pairs.values()].flatMap((own): Pair<Decision>[] => {
    const persons = [own[0]!.proposer, own[0]!.signer].toSorted();
    const isMutual = new Set(own.map(({ proposer }) => proposer)).size === persons.length;
    const common = [...new Set(own.map(({ decision }) => decision))];
    const all = persons.reduce((sum, person) => sum + (proposals.get(person) ?? 0), 0);
    const isOften = common.length >= pairDecisions && common.length * PERCENT >= all * pairPercent;
    return isMutual && isOften ? [{ persons, decisions: common }] : [];
  });
};
