import { rule } from '@pishkhan/decider';
import { visitIn } from '../../parts/visit.ts';

type Seen = Parameters<typeof visitIn>[0];

/** A fault is confirmed only if the last visit found it (A2-2, A2-3). */
export const faultMustHaveBeenSeen = rule(
  'FaultMustHaveBeenSeen',
  { fa: 'در بازدید، کنتور معیوب دیده نشده است', en: 'The visit did not find the meter faulty' },
  (seen: Seen) => visitIn(seen)?.meterSound !== false,
);

/** A meter is declared sound only if the last visit found it sound; in doubt it is visited again (A2-2, A2-3). */
export const soundMeterMustHaveBeenSeen = rule(
  'SoundMeterMustHaveBeenSeen',
  { fa: 'در بازدید، کنتور سالم دیده نشده است', en: 'The visit did not find the meter sound' },
  (seen: Seen) => visitIn(seen)?.meterSound !== true,
);
