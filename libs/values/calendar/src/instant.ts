import { civilDateInTehran, type CivilDate } from './civil-date.ts';

/** The instant so many milliseconds after an ISO instant. */
export const instantAfter = (instant: string, milliseconds: number): string =>
  new Date(Date.parse(instant) + milliseconds).toISOString();

/** Milliseconds from one ISO instant to another; negative when `to` is earlier. */
export const millisecondsBetween = (from: string, to: string): number => Date.parse(to) - Date.parse(from);

/** The day it is in Tehran at an ISO instant. */
export const dayInTehranOf = (instant: string): CivilDate => civilDateInTehran(new Date(instant));
