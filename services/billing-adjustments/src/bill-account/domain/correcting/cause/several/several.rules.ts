import { rule } from '@pishkhan/decider';
import type { OneCause } from './causes.ts';

/** A correction names each kind of wrong input once: two right values of one input contradict each other (15.4-38). */
export const causeMustBeNamedOnce = rule(
  'CauseMustBeNamedOnce',
  { fa: 'یک علت دو بار آمده است', en: 'The same cause is named twice' },
  (causes: readonly OneCause[]) => {
    const again = causes.find(({ kind }, place) => causes.findIndex((each) => each.kind === kind) !== place);
    return again !== undefined && { kind: again.kind };
  },
);
