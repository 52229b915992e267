import type { WorklistItemDto } from '../../api/generated/case-handling.ts';

export type GroupName = 'over' | 'soon' | 'later' | 'paused';
const order: readonly GroupName[] = ['over', 'soon', 'later', 'paused'];
const SOON_DAYS = 2;

const groupOf = ({ paused, daysLeft }: Pick<WorklistItemDto, 'paused' | 'daysLeft'>): GroupName => {
  if (daysLeft !== null && daysLeft < 0) return 'over';
  if (paused !== null) return 'paused';
  return daysLeft !== null && daysLeft <= SOON_DAYS ? 'soon' : 'later';
};

/** The worklist by urgency; within a group the order of the service stays, the nearest deadline first. */
export const groupsOf = <Item extends Pick<WorklistItemDto, 'paused' | 'daysLeft'>>(
  items: readonly Item[],
): { readonly group: GroupName; readonly items: readonly Item[] }[] =>
  order
    .map((group) => ({ group, items: items.filter((item) => groupOf(item) === group) }))
    .filter((group) => group.items.length > 0);

/** Orders by zone, the zone of the most urgent one first; those of a company without zones are one group. */
export const byZone = <Item extends Pick<WorklistItemDto, 'zone'>>(
  items: readonly Item[],
): { readonly zone: string | null; readonly items: readonly Item[] }[] =>
  [...Map.groupBy(items, ({ zone }) => zone)].map(([zone, ofZone]) => ({ zone, items: ofZone }));
