import { scaleBand, scaleLinear } from 'd3-scale';
import type { Language } from '../../../../../words/language.tsx';

/** Room around the plot, in pixels: the axis of figures is where reading begins. */
export const ROOM = { top: 16, bottom: 44, axis: 44, other: 8 } as const;
export const HEIGHT = 260;
/** A month is at least so wide; a longer span scrolls. */
const MONTH = 46;
const TICKS = 4;

/** Places of months and figures in a chart. */
export interface Places {
  readonly width: number;
  /** Where the plot begins and ends, from the left. */
  readonly left: number;
  readonly right: number;
  /** Side of the axis of figures. */
  readonly axisAt: number;
  readonly bandWidth: number;
  readonly middleOf: (month: string) => number;
  readonly heightOf: (value: number) => number;
  readonly ticks: readonly number[];
}

/** In Persian time runs from right to left, as the words do. */
export const placesOf = (
  months: readonly string[],
  most: number,
  { room, language }: { readonly room: number; readonly language: Language },
): Places => {
  const width = Math.max(room, months.length * MONTH + ROOM.axis + ROOM.other);
  const isRtl = language === 'fa';
  const [left, right] = isRtl ? [ROOM.other, width - ROOM.axis] : [ROOM.axis, width - ROOM.other];
  const band = scaleBand(months, isRtl ? [right, left] : [left, right]).padding(0.3);
  const linear = scaleLinear([0, Math.max(most, 1)], [HEIGHT - ROOM.bottom, ROOM.top]).nice(TICKS);
  return {
    width,
    left,
    right,
    axisAt: isRtl ? right : left,
    bandWidth: band.bandwidth(),
    middleOf: (month) => band(month)! + band.bandwidth() / 2,
    heightOf: (value) => linear(value),
    // Cases and days are whole.
    ticks: linear.ticks(TICKS).filter(Number.isInteger),
  };
};
