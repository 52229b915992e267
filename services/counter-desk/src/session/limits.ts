import { civilDateInTehran } from '@pishkhan/calendar';
import { versionOn } from '@pishkhan/service-kit';
import type { SessionLimits } from '../settings/settings.ts';
import type { Limits } from './session.ts';

const HOUR_MS = 3_600_000;

/** The limits in force at a moment. @param now Milliseconds since 1970 */
export const limitsOf = (versions: readonly SessionLimits[], now: number): Limits => {
  const { lockAfterMinutes, endAfterHours, visits } = versionOn(versions, civilDateInTehran(new Date(now))).content;
  return {
    lockAfterMs: lockAfterMinutes * 60_000,
    endAfterMs: endAfterHours * HOUR_MS,
    ...(visits && { visits: { most: visits.most, keepUnsentMs: visits.keepUnsentHours * HOUR_MS } }),
  };
};

const isCount = (value: unknown, most: number): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= most;

type Content = SessionLimits['content'];

const areVisits = ({ most, keepUnsentHours }: Partial<NonNullable<Content['visits']>>): boolean =>
  isCount(most, 200) && isCount(keepUnsentHours, 168);

export const isSessionLimits = (content: unknown): content is Content => {
  const { lockAfterMinutes, endAfterHours, visits } = (content ?? {}) as Partial<Content>;
  return (
    isCount(lockAfterMinutes, 120) && isCount(endAfterHours, 24) && (visits === undefined || areVisits(visits ?? {}))
  );
};
