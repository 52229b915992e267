import { Inject, Injectable } from '@nestjs/common';
import { addDays, civilDate, daysBetween, type CivilDate } from '@pishkhan/calendar';
import { everyVersion } from '@pishkhan/published-versions';
import { atAccount } from '@pishkhan/service-kit/decisions';
import { Aggregates, invalid, PLATFORM, Reads, type Platform } from '@pishkhan/service-kit';
import { trusted } from '@pishkhan/views';
import type { QueryFilter } from 'mongoose';
import type { PolicyName } from '../../../pricing/policy/domain/policies.ts';
import { everyBeneficiary } from '@pishkhan/service-kit/beneficiary';
import { policy, policyOfNameOn } from '../../../pricing/policy/domain/policy.ts';
import { conflictFilter } from './conflict-filters.ts';
import type { ConflictQuery, PeerQuery } from './conflicts.dto.ts';
import type { ConflictMeasures, NearBand } from './decisions/conflict-rules.ts';
import { moneyDecisions } from './decisions/money-decisions.view.ts';
import type { MoneyDecision } from './decisions/money-decision.ts';
import { amongPeers } from './decisions/peers.ts';

const USUAL_DAYS = 30;
const MOST_DAYS = 92;
const PAGE = 200;
const PERCENT = 100;

export interface Period {
  readonly from: CivilDate;
  readonly to: CivilDate;
}

const bandPolicies = [
  { kind: 'correction', name: 'correction-approval' },
  { kind: 'refund', name: 'refund-approval' },
  { kind: 'reversal', name: 'reversal-approval' },
] as const satisfies readonly { readonly kind: MoneyDecision['kind']; readonly name: PolicyName }[];

/** The conflict report, by the policy in force on its last day. */
@Injectable()
export class Conflicts {
  constructor(
    @Inject(Reads) private readonly reads: Reads,
    @Inject(Aggregates) private readonly aggregates: Pick<Aggregates, 'load'>,
    @Inject(PLATFORM) private readonly platform: Pick<Platform, 'clock'>,
  ) {}

  /** @throws ProblemException 400 for more than three months */
  periodOf({ from, to }: Pick<ConflictQuery, 'from' | 'to'>): Period {
    const last = to === undefined ? this.platform.clock.today() : civilDate(to);
    const first = from === undefined ? addDays(last, -USUAL_DAYS) : civilDate(from);
    if (daysBetween(first, last) >= MOST_DAYS) throw invalid([periodMustBeThreeMonths]);
    return { from: first, to: last };
  }

  /** Undefined before the first version of the policy: nothing is a conflict then. */
  async measuresOn(day: CivilDate): Promise<ConflictMeasures | undefined> {
    const inForce = await this.inForceOn(day);
    if (inForce === undefined) return undefined;
    const limits = inForce.content;
    const [nearBands, beneficiaries] = await Promise.all([
      this.nearBands(limits.nearBandPercent),
      everyBeneficiary(this.reads),
    ]);
    const ownAccounts = [...beneficiaries].flatMap(([account, persons]) =>
      persons.map((person) => atAccount(person, account)),
    );
    return { limits, nearBands, ownAccounts: new Set(ownAccounts) };
  }

  async page(
    { rule, which, cursor, limit, ...about }: ConflictQuery,
    period: Period,
    measures: ConflictMeasures | undefined,
  ) {
    return this.reads.page(moneyDecisions, {
      filter: { $and: [this.filter(about, period), conflictFilter({ rule, which }, measures)] },
      orderBy: 'on',
      descending: true,
      cursor,
      limit,
    });
  }

  /** Reads all decisions of the period in pages: credits are compared over the whole of it. */
  async amongPeers(about: PeerQuery, { from, to }: Period) {
    const inForce = await this.inForceOn(to);
    if (inForce === undefined) return { items: [] };
    const decisions: MoneyDecision[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page: Awaited<ReturnType<Conflicts['pageOfPeriod']>> = await this.pageOfPeriod({ from, to }, cursor);
      decisions.push(...page.items);
      cursor = page.next;
    }
    const { kind, county, office, person } = about;
    const compared = decisions.filter((each) => kind === undefined || each.kind === kind);
    const found = amongPeers(compared, inForce.content).filter(
      (each) =>
        (person === undefined || each.persons.includes(person.toLowerCase())) &&
        (office === undefined || each.decisions.some(({ officeId }) => officeId === office)) &&
        (county === undefined || each.decisions.some(({ countyOffice }) => countyOffice === county)),
    );
    return {
      policy: inForce.version,
      items: found.toSorted((one, other) => other.counted / other.limit - one.counted / one.limit),
    };
  }

  private pageOfPeriod(period: Period, cursor: string | undefined) {
    const filter = this.filter({}, period);
    return this.reads.page(moneyDecisions, { filter, orderBy: 'on', descending: true, cursor, limit: PAGE });
  }

  private filter(
    { person, office, county, kind }: Omit<PeerQuery, 'from' | 'to'>,
    { from, to }: Period,
  ): QueryFilter<MoneyDecision> {
    return {
      on: trusted({ $gte: from, $lte: to }),
      ...(person !== undefined && { persons: person.toLowerCase() }),
      ...(office !== undefined && { officeId: office }),
      ...(county !== undefined && { countyOffice: county }),
      ...(kind !== undefined && { kind }),
    };
  }

  private async inForceOn(day: CivilDate) {
    return policyOfNameOn('conflicts', (await this.aggregates.load(policy, 'conflicts')).state, day);
  }

  private async nearBands(percent: number): Promise<readonly NearBand[]> {
    const all = await Promise.all(
      bandPolicies.map(async ({ kind, name }) => {
        const { state } = await this.aggregates.load(policy, name);
        return everyVersion(state).flatMap(({ version, content }) => {
          const { bands } = content as { readonly bands: readonly { readonly upTo: number | null }[] };
          return bands.flatMap(({ upTo }) =>
            upTo === null ? [] : [{ kind, policy: version, from: Math.ceil((upTo * percent) / PERCENT), upTo }],
          );
        });
      }),
    );
    return all.flat();
  }
}

const periodMustBeThreeMonths = {
  field: 'from',
  rule: 'isPeriod',
  message: { fa: 'بازه گزارش حداکثر ۹۲ روز است', en: `the report covers at most ${MOST_DAYS} days` },
};
