import { Inject, Injectable } from '@nestjs/common';
import { Aggregates, PLATFORM, Reads, type Platform, type SignedInActor } from '@pishkhan/service-kit';
import { beneficiariesOf } from '@pishkhan/service-kit/beneficiary';
import { barsOf } from '../../../pricing/policy/domain/content/approval/separation.fields.ts';
import { moneyRoles } from '../../../pricing/policy/domain/content/approval/money-approval.fields.ts';
import { policy, policyOfNameOn } from '../../../pricing/policy/domain/policy.ts';
import { moneyPartOf } from '../../domain/payment/signing/money-part.ts';
import { barredFromMoney, type WaitingMoney } from '../../domain/payment/signing/money-places.ts';
import { trusted } from '@pishkhan/views';
import { countyOfAccount } from '../../views/county-of-account.view.ts';
import { moneyBars } from './money-bars.ts';
import type { DecidedNow } from './decided.schema.ts';

type Actor = Pick<SignedInActor, 'subject' | 'roles' | 'office'>;

/** Money that waits for persons, as a view knows it. */
export interface Undecided extends Omit<WaitingMoney, 'approvalsNeeded' | 'approvals'> {
  /** Absent if one person of either role decides. */
  readonly approvalsNeeded?: WaitingMoney['approvalsNeeded'] | undefined;
  readonly approvals?: WaitingMoney['approvals'] | undefined;
  /** Absent for money of no known account: of the county of the account to which it is to be assigned, or of each. */
  readonly countyOffice?: string | undefined;
  readonly accounts: readonly string[];
}

/** The policy that names the signatures; without one, a person of either role decides. */
export type DecidedBy = 'refund-approval' | 'reversal-approval' | undefined;

/** What a person could do about money that waits; the command decides again, by its log (7.5). */
@Injectable()
export class MoneyDecisions {
  constructor(
    @Inject(Aggregates) private readonly aggregates: Aggregates,
    @Inject(Reads) private readonly reads: Reads,
    @Inject(PLATFORM) private readonly platform: Pick<Platform, 'clock'>,
  ) {}

  /** @param matters Undefined where nothing is to be decided */
  async now(
    { subject, roles, office = '' }: Actor,
    name: DecidedBy,
    matters: readonly (Undecided | undefined)[],
  ): Promise<readonly DecidedNow[]> {
    const accounts = matters.flatMap((each) => each?.accounts ?? []);
    if (matters.every((each) => each === undefined)) return matters.map(() => ({}));
    const [{ content, bars }, benefiting] = [await this.policyNow(name), await beneficiariesOf(this.reads, accounts)];
    const counties = await this.countiesOf(matters.filter((each) => each?.countyOffice === undefined));
    const eitherRole = moneyRoles.filter((role) => roles.includes(role)).slice(0, 1);
    return matters.map((matter) => {
      if (!matter) return {};
      const waiting = { ...matter, approvals: [], approvalsNeeded: eitherRole, ...given(matter) };
      const beneficiaries = matter.accounts.flatMap((each) => benefiting.get(each) ?? []);
      const signing = {
        policy: content,
        duties: { bars, beneficiaries },
        countyOffice: matter.countyOffice ?? counties.get(matter.accounts[0] ?? '') ?? office,
      };
      const yourPart = moneyPartOf(waiting, { by: subject, roles, office }, signing);
      const isOffered = yourPart !== 'nameStandIn' || name !== undefined;
      return { barred: barredFromMoney(waiting, signing.duties), ...(isOffered && { yourPart }) };
    });
  }

  private async countiesOf(matters: readonly (Undecided | undefined)[]): Promise<ReadonlyMap<string, string>> {
    const accounts = matters.flatMap((each) => each?.accounts ?? []);
    if (accounts.length === 0) return new Map();
    const found = await this.reads.model(countyOfAccount).find({ _id: trusted({ $in: accounts }) });
    return new Map(found.map(({ _id, countyOffice }) => [_id, countyOffice]));
  }

  private async policyNow(name: DecidedBy) {
    const today = this.platform.clock.today();
    const bars = await moneyBars(this.aggregates, today);
    if (name === undefined) return { content: undefined, bars };
    const inForce = policyOfNameOn(name, (await this.aggregates.load(policy, name)).state, today);
    return { content: inForce?.content, bars: inForce ? barsOf(inForce.content) : bars };
  }
}

const given = ({ approvals, approvalsNeeded }: Undecided) => ({
  ...(approvals && { approvals }),
  ...(approvalsNeeded && { approvalsNeeded }),
});
