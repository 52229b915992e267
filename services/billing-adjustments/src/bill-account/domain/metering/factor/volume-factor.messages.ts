import type { CivilDate } from '@pishkhan/calendar';
import type { DomainEvent } from '@pishkhan/decider';

/** Pressure, temperature and compressibility at a metering station, exact decimals: kPa, °C, Z over its base (11.4). */
export interface MeasuredConditions {
  readonly atmosphericPressure: string;
  readonly temperature: string;
  readonly compressibility: string;
}

/** The factor of a major subscriber from a day on, and where it comes from (11.4). */
export interface VolumeFactorTerms {
  readonly factorId: string;
  readonly from: CivilDate;
  /** Exact decimal: standard m³ per m³ at the meter. */
  readonly factor: string;
  /** The device at the meter gives it, or it is calculated from conditions. */
  readonly source: 'corrector' | 'conditions';
  /** KPa above the atmosphere, exact decimal: small subscribers have at most ¼ psi (13.2). */
  readonly gaugePressure: string;
  /** Of a calculated one. */
  readonly conditions?: MeasuredConditions;
  /** Certificate or report that it was taken from. */
  readonly document: string;
}

/** The unit has taken the factor from the certificate of the corrector, or from measured conditions. */
export type ProposeVolumeFactor = Omit<VolumeFactorTerms, 'factor' | 'conditions'> & {
  readonly type: 'ProposeVolumeFactor';
  /** Of a corrector. */
  readonly factor?: string;
  readonly conditions?: Partial<MeasuredConditions>;
  readonly by: string;
  readonly today: CivilDate;
};
export interface ConfirmVolumeFactor {
  readonly type: 'ConfirmVolumeFactor';
  readonly factorId: string;
  readonly by: string;
  readonly today: CivilDate;
}
export interface DeclineVolumeFactor {
  readonly type: 'DeclineVolumeFactor';
  readonly factorId: string;
  readonly reason: string;
  readonly by: string;
  readonly today: CivilDate;
}
export type VolumeFactorCommand = ProposeVolumeFactor | ConfirmVolumeFactor | DeclineVolumeFactor;

/** A factor was proposed; it converts nothing until another person confirms it (7.5, 11.4). */
export type VolumeFactorProposed = DomainEvent<
  'VolumeFactorProposed',
  VolumeFactorTerms & {
    readonly accountId: string;
    /** County of the account; absent in events of earlier releases. */
    readonly countyOffice?: string;
    readonly proposedBy: string;
    readonly proposedOn: CivilDate;
  }
>;
/**
 * Another person confirmed the factor, but issued bills have days of it: it converts nothing until the correction of
 * these bills is posted with it (11.8, 15.4-41).
 */
export type VolumeFactorKept = DomainEvent<
  'VolumeFactorKept',
  VolumeFactorTerms & { readonly accountId: string; readonly confirmedBy: string; readonly confirmedOn: CivilDate }
>;
/** The account is billed in standard m³ by this factor from a day on (11.4, 13.2). */
export type VolumeFactorSet = DomainEvent<
  'VolumeFactorSet',
  VolumeFactorTerms & { readonly accountId: string; readonly confirmedBy: string; readonly confirmedOn: CivilDate }
>;
/** A proposed factor was declined, and stays on record (7.5). */
export type VolumeFactorDeclined = DomainEvent<
  'VolumeFactorDeclined',
  {
    readonly accountId: string;
    readonly factorId: string;
    readonly reason: string;
    readonly declinedBy: string;
    readonly declinedOn: CivilDate;
  }
>;
export type VolumeFactorEvent = VolumeFactorProposed | VolumeFactorKept | VolumeFactorSet | VolumeFactorDeclined;
