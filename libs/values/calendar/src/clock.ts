import { civilDateInTehran, type CivilDate } from './civil-date.ts';

/** The only place that time comes from. */
export interface Clock {
  now(): Date;
  /** The civil date in Tehran. */
  today(): CivilDate;
}

const clockOf = (now: () => Date): Clock => ({ now, today: () => civilDateInTehran(now()) });

/** The machine's clock, moved by so many milliseconds. */
export const systemClock = (offset: () => number = () => 0): Clock => clockOf(() => new Date(Date.now() + offset()));

const milliseconds = (instant: string) => {
  const time = Date.parse(instant);
  if (Number.isNaN(time)) throw new RangeError(`"${instant}" is no instant`);
  return time;
};

/** A clock that stands until it is moved: for specs and for the demo. */
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
