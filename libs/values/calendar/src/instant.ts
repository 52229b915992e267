import { civilDateInTehran, type CivilDate } from './civil-date.ts';

/** The instant so many milliseconds after an ISO instant. */
export const instantAfter = (instant: string, milliseconds: number): string =>
  new Date(Date.parse(instant) + milliseconds).toISOString();

/** Milliseconds from one ISO instant to another; negative when `to` is earlier. */
export const millisecondsBetween = (from: string, to: string): number => Date.parse(to) - Date.parse(from);

/** The day it is in Tehran at an ISO instant. */
export const dayInTehranOf = (instant: string): CivilDate => civilDateInTehran(new Date(instant));

const clockOfTehran = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Tehran',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

/** Time of day in Tehran. */
export const timeInTehranOf = (instant: Date): { readonly hour: number; readonly second: number } => {
  const [hour = 0, minute = 0, second = 0] = clockOfTehran.format(instant).split(':').map(Number);
  return { hour, second: minute * 60 + second };
};
