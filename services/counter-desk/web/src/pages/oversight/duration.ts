import type { Words } from '../../words/language.tsx';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export const durationWords = {
  second: { fa: '{count} ثانیه', en: '{count} s' },
  minute: { fa: '{count} دقیقه', en: '{count} min' },
  hour: { fa: '{count} ساعت', en: '{count} h' },
  day: { fa: '{count} روز', en: '{count} d' },
} as const satisfies Readonly<Record<string, Words>>;
type Unit = keyof typeof durationWords;

/** A duration by the largest whole unit of which there are at least two. */
export const durationOf = (
  seconds: number,
  smallest: 'second' | 'minute' = 'second',
): { readonly unit: Unit; readonly count: number } => {
  if (seconds >= 2 * DAY) return { unit: 'day', count: Math.floor(seconds / DAY) };
  if (seconds >= 2 * HOUR) return { unit: 'hour', count: Math.floor(seconds / HOUR) };
  if (seconds >= 2 * MINUTE || smallest === 'minute') return { unit: 'minute', count: Math.floor(seconds / MINUTE) };
  return { unit: 'second', count: seconds };
};
/** The same of whole minutes. */
export const durationOfMinutes = (minutes: number) => durationOf(minutes * MINUTE, 'minute');
