import { invariants } from '../../../audit/invariants/index.ts';
import { agreementChecks } from './meters/agreement.ts';
import type { Check } from './check.ts';
import { correctionChecks } from './corrections.ts';
import { deliveryChecks } from './delivery.ts';
import { effectChecks } from './effects.ts';
import { figureChecks } from './meters/figures.ts';
import { finishedChecks } from './finished.ts';
import { moneyChecks } from './money.ts';
import { overruledChecks } from './overruled.ts';
import { paymentChecks } from './payments.ts';
import { personChecks } from './accounts/persons.ts';
import { termsChecks } from './accounts/terms.ts';
import { situations } from './situations.ts';

/** Their stories are not played: kill -9 at each step is in `e2e/src/erasure`. */
const notPlayed: readonly string[] = [
  'an erasure was requested by one and confirmed by another',
  'an erasure of an applicant was requested by one and confirmed by another',
];
const played = invariants.filter(({ name }) => !notPlayed.includes(name));

/** All checks of a played seed: the invariants of `npm run verify`, and that each fact has its effect once. */
export const checks: readonly Check[] = [
  ...played.map(({ name, check }): Check => ({
    name,
    judge: ({
      company: {
        store: { log },
      },
    }) => check(log),
  })),
  ...deliveryChecks,
  ...effectChecks,
  ...correctionChecks,
  ...overruledChecks,
  ...agreementChecks,
  ...figureChecks,
  ...finishedChecks,
  ...paymentChecks,
  ...moneyChecks,
  ...termsChecks,
  ...personChecks,
  ...situations,
];
