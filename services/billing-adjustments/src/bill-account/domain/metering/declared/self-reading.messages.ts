import type { CivilDate } from '@pishkhan/calendar';
import type { SelfReadingSettled as SelfReadingSettledContract } from '@pishkhan/contracts';
import type { DomainEvent } from '@pishkhan/decider';
import type { Rial } from '@pishkhan/money';
import type { BillFace } from '../../billing/bill.ts';
import type { DeclaredIn } from '../reading.ts';

/** A posted correction, as far as the case of a declared figure learns it. */
export interface PostedForFigure {
  readonly correctionId: string;
  readonly difference: Rial;
  readonly correctiveBill?: BillFace;
}

/** Figures of billed days that wait, and now contradict no bill, or were decided upon (15.4-32). */
export interface SettleSelfReadings {
  readonly type: 'SettleSelfReadings';
  readonly accountId: string;
  /** Posted a moment ago. */
  readonly posted?: PostedForFigure;
  /** Persons decided that the bills stay. */
  readonly leftAsIssued?: string;
  readonly today: CivilDate;
}

/** A declared figure of billed days has done to the bills what it can do; its case answers (A9-4, 15.4-32). */
export type SelfReadingSettled = DomainEvent<
  'SelfReadingSettled',
  DeclaredIn & {
    readonly accountId: string;
    readonly evidenceId: string;
    readonly outcome: SelfReadingSettledContract['outcome'];
    readonly settledOn: CivilDate;
  } & Partial<PostedForFigure>
>;
