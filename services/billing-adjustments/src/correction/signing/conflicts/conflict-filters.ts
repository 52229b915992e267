import { rial } from '@pishkhan/money';
import { trusted } from '@pishkhan/views';
import type { QueryFilter } from 'mongoose';
import type { ConflictQuery } from './conflicts.dto.ts';
import { conflictRuleNames, type ConflictMeasures, type ConflictRule } from './decisions/conflict-rules.ts';
import type { MoneyDecision } from './decisions/money-decision.ts';

type Filter = QueryFilter<MoneyDecision>;

/** No decision: `$or` needs at least one condition. */
const none: Filter = { matter: trusted({ $in: [] }) };
const any = (filters: readonly Filter[]): Filter => (filters.length === 0 ? none : { $or: [...filters] });

/** The decisions that meet a rule, as a query; `conflictsOf` says the same of one decision. */
const filterOf = (rule: ConflictRule, { limits, nearBands, ownAccounts }: ConflictMeasures): Filter => {
  switch (rule) {
    case 'OwnAccount':
      return { atAccounts: trusted({ $in: [...ownAccounts] }) };
    case 'QuickApproval':
      return { minutes: trusted({ $lte: limits.quickMinutes }) };
    case 'SeveralParts':
      return { isSeveral: true };
    case 'SignedInPlace':
      return { isInPlace: true };
    case 'OverriddenJudgement':
      return { isOverride: true };
    case 'MoneyBack':
      return { kind: trusted({ $in: ['refund', 'reversal'] }) };
    case 'NearBand':
      return any(
        nearBands.map(({ kind, policy, from, upTo }) => ({
          kind,
          policy,
          counts: trusted({ $gte: rial(from), $lte: rial(upTo) }),
        })),
      );
    case 'SplitAmount':
      return { isSplit: true };
  }
};

/** The decisions that meet this rule, without one any rule, or all decisions; all need no policy. */
export const conflictFilter = (
  { rule, which }: Pick<ConflictQuery, 'rule' | 'which'>,
  measures: ConflictMeasures | undefined,
): Filter => {
  if (rule === undefined && which === 'all') return {};
  if (measures === undefined) return none;
  return rule === undefined ? any(conflictRuleNames.map((each) => filterOf(each, measures))) : filterOf(rule, measures);
};
