import type { CivilDate } from '@pishkhan/calendar';
import type { MiscChargeRequested } from '@pishkhan/contracts';
import type { DomainEvent } from '@pishkhan/decider';
import type { Rial } from '@pishkhan/money';
import type { PolicyVersionOf } from '../../../pricing/policy/domain/policy.messages.ts';
import type { Posting } from '../billing/posting.ts';

export type ChargeItem = MiscChargeRequested['item'];

/** A qualified representative posts a cost of a case (A1-11, B6-5). */
export type PostCharge = MiscChargeRequested & {
  readonly type: 'PostCharge';
  /** Published costs of the day on which the cost was incurred; absent without a version. */
  readonly costs?: PolicyVersionOf<'misc-charges'>;
  readonly today: CivilDate;
};
export type ChargeCommand = PostCharge;

interface Named {
  readonly accountId: string;
  readonly chargeId: string;
  readonly caseId: string;
  readonly item: ChargeItem;
}

/** A cost other than gas was debited to the subscriber; the next bill asks for it (Card 74; A1-11, B5-2, B6-5). */
export type ChargePosted = DomainEvent<
  'ChargePosted',
  Named & {
    readonly officeId: string;
    readonly amount: Rial;
    /** The named decision of the company, whose judgement is final (B6-5); absent: the published cost. */
    readonly decision?: MiscChargeRequested['decision'];
    /** Version of `misc-charges` with the cost; absent if a decision named it. */
    readonly costsVersion?: string;
    readonly incurredOn: CivilDate;
    /** The representative who posted it. */
    readonly requestedBy: string;
    readonly postedOn: CivilDate;
    readonly posting: Posting;
  }
>;

/** A rule refused the cost, and nothing was posted; its case gets the reason. */
export type ChargeRefused = DomainEvent<
  'ChargeRefused',
  Named & {
    readonly rule: string;
    /** Values of the rule. */
    readonly data?: Readonly<Record<string, unknown>>;
    readonly refusedOn: CivilDate;
  }
>;

export type ChargeEvent = ChargePosted | ChargeRefused;
