const HOUR = 60;
const DAY = 24 * HOUR;

/** Minutes in the largest unit of which there are at least two. */
export const inTime = (minutes: number): { readonly unit: 'minutes' | 'hours' | 'days'; readonly count: number } => {
  if (minutes >= 2 * DAY) return { unit: 'days', count: Math.floor(minutes / DAY) };
  if (minutes >= 2 * HOUR) return { unit: 'hours', count: Math.floor(minutes / HOUR) };
  return { unit: 'minutes', count: minutes };
};
