import { decision } from '../../engine/kind/kind.ts';

/**
 * What was seen cannot be judged by: a mistyped index, a number that fits no reading. The promise to the applicant runs
 * on (A3-2, A6-2).
 */
export const visitAgain = decision({
  title: { fa: 'بازدید دوباره لازم است', en: 'The meter must be visited again' },
  asks: {},
  mustHold: [],
  to: 'visit',
});
