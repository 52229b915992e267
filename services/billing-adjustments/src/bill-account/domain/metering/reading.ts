import type { CivilDate } from '@pishkhan/calendar';
import type { EstimateBasis } from '@pishkhan/consumption';
import type { Text } from '@pishkhan/fields';

/** The case in which a subscriber declared a figure, and its request (A9). */
export interface DeclaredIn {
  readonly caseId: string;
  readonly selfReadingId: string;
}

export interface Meter {
  readonly meterId: string;
  /** The index rolls over after this many digits (11.4). */
  readonly registerDigits: number;
  /** Absent in events of earlier releases. */
  readonly capacity?: string;
  readonly broughtBy: string;
}

/** The head accepted an index against the judgement, with evidence (15.4-34). */
export interface ReadingOverride {
  readonly evidence: string;
  readonly findings: readonly (Text & { readonly kind: string })[];
}

/** A reading from the meter that closes no period: it arrived late, or its day has an estimate (15.4-32). */
export interface Evidence {
  readonly evidenceId: string;
  readonly meterId: string;
  readonly readOn: CivilDate;
  readonly index: number;
  readonly contractorId?: string;
  readonly readerId?: string;
  readonly override?: ReadingOverride;
  /** Other figures of its day, which are no evidence any more; absent if there was none (15.4-46). */
  readonly replaces?: readonly string[];
  /** The case in which the subscriber declared it; absent if a reader read it (A9). */
  readonly declaredIn?: DeclaredIn;
  readonly broughtBy: string;
}

export interface Reading {
  readonly readingId: string;
  readonly meterId: string;
  /** After a correction: the right day. */
  readonly readOn: CivilDate;
  /** As metering accepted it; absent if no correction changed it (15.4-39). */
  readonly acceptedOn?: CivilDate;
  /** In m³. After a correction: the right index. */
  readonly index: number;
  /** As metering accepted it; absent if no correction changed it. */
  readonly acceptedIndex?: number;
  readonly rolledOver: boolean;
  /** A removal, and the installation after it, are inside a period: they close none (11.4). */
  readonly kind: 'installation' | 'actual' | 'estimated' | 'removal';
  /** Of an estimate: who made it. Absent in readings of earlier releases, and then `system` is assumed. */
  readonly estimatedBy?: 'reader' | 'system';
  /** How the system estimated the index; absent in messages of earlier releases, where it is inferred. */
  readonly estimate?: EstimateBasis;
  /** How the current index is derived, if a reading from the meter has overruled the estimate (15.4-32). */
  readonly estimateInForce?: EstimateBasis;
  /** Of an estimate: no meter was in place on its day, so that it counts nothing (11.4); absent otherwise. */
  readonly afterRemoval?: true;
  /** A correction by evidence replaced the estimate: its index counts as read from the meter. */
  readonly byEvidence?: boolean;
  readonly contractorId?: string;
  /** Contract by which the contractor read, and the zone of that day; absent in events of earlier releases. */
  readonly contractId?: string;
  readonly zone?: string;
  readonly readerId?: string;
  /** A person or the policy confirmed the rollover; absent in events of earlier releases, which name neither. */
  readonly rolloverConfirmed?: true;
  /** The head accepted the index against the judgement; absent in events of earlier releases. */
  readonly override?: ReadingOverride;
  /** Correction that set the index, if it differs from the one that was read. */
  readonly correctedBy?: string;
  /** The case in which the subscriber declared it; absent if a reader read it (A9). */
  readonly declaredIn?: DeclaredIn;
  readonly broughtBy: string;
}

/** A declared figure that counts no longer, by its evidence or its reading (15.4-46, N16). */
export interface SetAside extends DeclaredIn {
  readonly evidenceId: string;
}

/** A removal, or the installation of the next meter: both are inside a period (11.4). */
export const isOfMeterChange = ({ kind }: Reading, before: Reading | undefined): boolean =>
  kind === 'removal' || (kind === 'installation' && (before?.kind === 'removal' || before?.afterRemoval === true));
