import { Inject, Injectable } from '@nestjs/common';
import { addDays, civilDate, daysBetween, type CivilDate } from '@pishkhan/calendar';
import { trusted } from '@pishkhan/views';
import type { QueryFilter } from 'mongoose';
import type { Platform } from '../../../definition.ts';
import { invalid } from '../../../http/input/invalid.ts';
import { PLATFORM } from '../../../running/tokens.ts';
import { everyBeneficiary } from '../../beneficiary/beneficiaries.ts';
import { Aggregates } from '../../../commands/commands.ts';
import { Reads } from '../../reads.ts';
import { atAccount, type PersonsDecision } from '../decision.ts';
import { filterOfAnyRule, filterOfRule, type DecisionMeasures } from '../decision-rules.ts';
import { decisionLimitsOn, PERSONS_DECISIONS, type DecisionLimits } from '../decision-limits.policy.ts';
import type { DecisionParts } from '../index.ts';
import type { DecisionQuery, PairQuery } from './decisions.dto.ts';

export const DECISION_PARTS = Symbol('DECISION_PARTS');
const USUAL_DAYS = 30;
const MOST_DAYS = 92;
const PAGE = 200;

export interface Period {
  readonly from: CivilDate;
  readonly to: CivilDate;
}
type Asked = Pick<DecisionQuery, 'kind' | 'person' | 'county'>;

/** The decisions of persons in one service, for auditors (ADR 0080). */
@Injectable()
export class Decisions {
  constructor(
    @Inject(Reads) private readonly reads: Reads,
    @Inject(Aggregates) private readonly aggregates: Aggregates,
    @Inject(PLATFORM) private readonly platform: Pick<Platform, 'clock'>,
    @Inject(DECISION_PARTS) private readonly parts: DecisionParts,
  ) {}

  /** @throws ProblemException 400 for more than three months */
  periodOf({ from, to }: Pick<DecisionQuery, 'from' | 'to'>): Period {
    const last = to === undefined ? this.platform.clock.today() : civilDate(to);
    const first = from === undefined ? addDays(last, -USUAL_DAYS) : civilDate(from);
    if (daysBetween(first, last) >= MOST_DAYS) throw invalid([periodMustBeThreeMonths]);
    return { from: first, to: last };
  }

  /**
   * The limits of a question: those that it names, else those of the policy in force on its last day.
   *
   * @throws ProblemException 400 if it needs a limit that neither has
   */
  async limits<Name extends keyof DecisionLimits>(
    asked: { readonly [Key in keyof DecisionLimits]?: number | undefined },
    { to }: Period,
    needed: readonly Name[],
  ): Promise<Partial<DecisionLimits> & Pick<DecisionLimits, Name> & { readonly policy: string | null }> {
    const { state } = await this.aggregates.load(this.parts.policy, PERSONS_DECISIONS);
    const inForce = decisionLimitsOn(state, to);
    const named = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
    const limits: Partial<DecisionLimits> = { ...inForce?.content, ...named };
    const missing = needed.filter((each) => limits[each] === undefined);
    if (missing.length > 0) throw invalid(missing.map(limitMustBeGiven));
    return { ...(limits as Partial<DecisionLimits> & Pick<DecisionLimits, Name>), policy: inForce?.version ?? null };
  }

  /** @throws ProblemException 400 if quick approvals are asked for without their minutes */
  async measures(
    { rule, quickMinutes }: Pick<DecisionQuery, 'rule' | 'quickMinutes'>,
    period: Period,
  ): Promise<DecisionMeasures> {
    const limits = await this.limits({ quickMinutes }, period, rule === 'QuickApproval' ? ['quickMinutes'] : []);
    const { staff } = this.parts;
    const beneficiaries = staff ? await everyBeneficiary(this.reads, staff) : new Map<string, readonly string[]>();
    const ownAccounts = [...beneficiaries].flatMap(([account, persons]) =>
      persons.map((person) => atAccount(person, account)),
    );
    return { quickMinutes: limits.quickMinutes, ownAccounts: new Set(ownAccounts) };
  }

  page(
    reader: string,
    { rule, which = 'all', cursor, limit, ...asked }: DecisionQuery,
    period: Period,
    measures: DecisionMeasures,
  ) {
    const rules = [
      ...(rule === undefined ? [] : [filterOfRule(rule, measures)]),
      ...(which === 'all' ? [] : [filterOfAnyRule(measures)]),
    ];
    const filter: QueryFilter<PersonsDecision> = { $and: [filterOf(reader, asked, period), ...rules] };
    return this.reads.page(this.parts.view, { filter, orderBy: 'on', descending: true, cursor, limit });
  }

  /** Every decision of the period, read in pages. */
  async all(reader: string, { kind }: Pick<PairQuery, 'kind'>, period: Period): Promise<readonly PersonsDecision[]> {
    const filter = filterOf(reader, { kind }, period);
    const found: PersonsDecision[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page: { readonly items: readonly PersonsDecision[]; readonly next: string | null } = await this.reads.page(
        this.parts.view,
        { filter, orderBy: 'on', descending: true, cursor, limit: PAGE },
      );
      found.push(...page.items);
      cursor = page.next;
    }
    return found;
  }
}

/** Without matters about the reader of the report. */
const filterOf = (
  reader: string,
  { kind, person, county }: { [Key in keyof Asked]?: Asked[Key] | undefined },
  { from, to }: Period,
): QueryFilter<PersonsDecision> => ({
  on: trusted({ $gte: from, $lte: to }),
  notFor: trusted({ $ne: reader.toLowerCase() }),
  ...(person !== undefined && { persons: person.toLowerCase() }),
  ...(county !== undefined && { countyOffice: county }),
  ...(kind !== undefined && { kind }),
});

const periodMustBeThreeMonths = {
  field: 'from',
  rule: 'isPeriod',
  message: { fa: 'بازه گزارش حداکثر ۹۲ روز است', en: `the report covers at most ${MOST_DAYS} days` },
};
const limitMustBeGiven = (field: keyof DecisionLimits) => ({
  field,
  rule: 'isGiven',
  message: {
    fa: 'ضابطه‌ای در این تاریخ اجرا نمی‌شود؛ این حد را وارد کنید',
    en: 'no version of the policy is in force on the last day; give this limit',
  },
});
