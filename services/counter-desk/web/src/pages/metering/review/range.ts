import type { ExpectedRange } from '../../../api/generated/metering.ts';

/** Places on a line in hundredths of its length, from the lowest to the highest index. */
export interface Placed {
  readonly least: number;
  readonly most: number;
  readonly read: number;
  readonly usual: number | null;
  /** The index lies so far away that its place is only the end of the line. */
  readonly isBeyond: boolean;
}

/** A reading farther away than this many times the range stands at the end of the line. */
const FARTHEST = 3;
/** Free room at both ends. */
const EDGE = 6;

/** The index beside the expected range, for a picture. */
export const placedOnLine = (read: number, { least, most, usual }: ExpectedRange): Placed => {
  const length = Math.max(1, most - least);
  const shown = Math.min(Math.max(read, least - FARTHEST * length), most + FARTHEST * length);
  const low = Math.min(least, shown);
  const high = Math.max(most, shown);
  const at = (index: number): number => EDGE + ((index - low) / Math.max(1, high - low)) * (100 - 2 * EDGE);
  return {
    least: at(least),
    most: at(most),
    read: at(shown),
    usual: usual === null ? null : at(usual),
    isBeyond: shown !== read,
  };
};

/** The reading after this one in the list, else the first other one. */
export const nextAfter = <Item extends { readonly reviewId: string }>(
  items: readonly Item[],
  reviewId: string,
): Item | undefined => {
  const place = items.findIndex((each) => each.reviewId === reviewId);
  return items[place + 1] ?? items.find((each) => each.reviewId !== reviewId);
};
