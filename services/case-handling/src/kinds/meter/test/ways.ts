import { wasDamaged } from '../orders/damage.ts';

/** Conditions and ways that several groups of stages share. */

interface Policy {
  /** Place of the head's check, by the policy in force at the opening (A1-14). */
  readonly headChecks: string;
}
export const checkedBefore = (_: unknown, { headChecks }: Policy) => headChecks === 'beforeInforming';
const checkedAfter = (_: unknown, { headChecks }: Policy) => headChecks === 'afterInforming';
export const provedSound = (_: unknown, { finding }: { readonly finding?: string }) => finding === 'sound';
const isPutBack = (_: unknown, { putBack }: { readonly putBack?: boolean }) => putBack === true;

/** After all work: the damage first, then the head's check if the policy puts it here (A1-14). */
export const rest = [
  { when: wasDamaged, to: 'damage' },
  { when: checkedAfter, to: 'finalCheck' },
  { to: 'done' },
] as const;
export const afterDamage = [{ when: checkedAfter, to: 'finalCheck' }, { to: 'done' }] as const;
export const toNotice = [{ when: checkedBefore, to: 'check' }, { to: 'faultyAnswer' }] as const;
/** The way after a notice about a faulty meter: the repaired one comes back, if that was decided (A1-12). */
export const afterFaulty = [{ when: isPutBack, to: 'return' }, ...rest] as const;
