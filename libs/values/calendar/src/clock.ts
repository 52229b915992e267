import { civilDateInTehran, type CivilDate } from './civil-date.ts';

/** The only source of time. */
export interface Clock {
  now(): Date;
  /** The civil date in Tehran. */
  today(): CivilDate;
}

const clockOf = (now: () => Date): Clock => ({ now, today: () => civilDateInTehran(now()) });

/** System time plus an offset in milliseconds. */
export const systemClock = (offset: () => number = () => 0): Clock => clockOf(() => new Date(Date.now() + offset()));

const milliseconds = (instant: string) => {
  const time = Date.parse(instant);
  if (Number.isNaN(time)) throw new RangeError(`"${instant}" is not an instant`);
  return time;
};

/** A clock that moves only by a call, for specs and the demo. */
export const fixedClock = (instant: string): Clock & { advance(ms: number): void; set(instant: string): void } => {
  let time = milliseconds(instant);
  return {
    ...clockOf(() => new Date(time)),
    advance: (ms) => {
      time += ms;
    },
    set: (to) => {
      time = milliseconds(to);
    },
  };
};
