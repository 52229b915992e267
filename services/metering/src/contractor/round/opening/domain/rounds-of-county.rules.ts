import { statusRule } from '@pishkhan/decider';

/** Rounds of a county are opened one request after the other, so that a connection is in one round a day (A3-5). */
export const roundsMustBeOpenedInTurn = statusRule(
  'RoundsMustBeOpenedInTurn',
  {
    fa: 'همین لحظه دور دیگری در این شهرستان آغاز می‌شود؛ دوباره بفرستید',
    en: 'Other rounds of the county are being opened at this moment; send it again',
  },
  (isInTurn: boolean) => !isInTurn,
);
