import type { CivilDate } from '@pishkhan/calendar';
import type { MeteringWindow } from '@pishkhan/consumption';
import type { CauseOf } from '../several/causes.ts';

/** Days and readings that the consumption of a fault period is derived from. */
export interface FaultBasis {
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly readingIds: readonly string[];
}

/** The days of an error or a fault as approvers sign them. */
export type ProposedWindow =
  | (Extract<MeteringWindow, { kind: 'error' }> & {
      /** Rule that fixed the start: the billed period before the request, or the test before (15.1-1). */
      readonly fixedBy: 'A1-9' | 'B5-1';
    })
  | (Extract<MeteringWindow, { kind: 'fault' }> & {
      readonly method: CauseOf<'faultPeriod'>['method'];
      /** Absent if the consumption is agreed. */
      readonly basis?: FaultBasis;
    });
