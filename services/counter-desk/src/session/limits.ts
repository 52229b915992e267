import { civilDateInTehran } from '@pishkhan/calendar';
import { versionOn } from '@pishkhan/service-kit';
import type { SessionLimits } from '../settings/settings.ts';
import type { Limits } from './session.ts';

/** The limits in force at a moment. @param now Milliseconds since 1970 */
export const limitsOf = (versions: readonly SessionLimits[], now: number): Limits => {
  const { lockAfterMinutes, endAfterHours } = versionOn(versions, civilDateInTehran(new Date(now))).content;
  return { lockAfterMs: lockAfterMinutes * 60_000, endAfterMs: endAfterHours * 3_600_000 };
};

const isCount = (value: unknown, most: number): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= most;

export const isSessionLimits = (content: unknown): content is SessionLimits['content'] => {
  const { lockAfterMinutes, endAfterHours } = (content ?? {}) as Partial<SessionLimits['content']>;
  return isCount(lockAfterMinutes, 120) && isCount(endAfterHours, 24);
};
