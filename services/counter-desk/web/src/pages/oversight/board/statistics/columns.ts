import type { DaysTakenDto, FiguresDto } from '../../../../api/generated/case-handling.ts';
import type { Language } from '../../../../words/language.tsx';
import type { Column } from './figure-table.tsx';
import { statisticsWords as words } from './statistics.words.ts';

type Taking = { readonly taken: DaysTakenDto | null };

const percents = {
  fa: new Intl.NumberFormat('fa-IR', { style: 'percent' }),
  en: new Intl.NumberFormat('en-US', { style: 'percent' }),
};
/** A share in whole per cent, as the language writes it. */
export const percent = (share: number, language: Language): string => percents[language].format(share);

/** Ends of cases, in every table of figures. */
export const endColumns: readonly Column<FiguresDto>[] = [
  { head: words.registered, value: ({ registered }) => registered },
  { head: words.answered, value: ({ answered }) => answered },
  { head: words.inTime, value: ({ inTime }) => inTime },
  { head: words.late, value: ({ late }) => late },
  { head: words.withdrawn, value: ({ withdrawn }) => withdrawn },
  { head: words.openAtEnd, value: ({ openAtEnd }) => openAtEnd },
];
/** Working days of what ended. */
export const takenColumns: readonly Column<Taking>[] = [
  { head: words.median, value: ({ taken }) => taken?.median ?? null },
  { head: words.ninetieth, value: ({ taken }) => taken?.ninetieth ?? null },
  { head: words.longest, value: ({ taken }) => taken?.longest ?? null },
];
/** Working days since registration of what is open. */
export const openColumns: readonly Column<FiguresDto>[] = [
  { head: words.medianOpen, value: ({ openFor }) => openFor?.median ?? null },
  { head: words.longestOpen, value: ({ openFor }) => openFor?.longest ?? null },
];
export const backColumns: readonly Column<FiguresDto>[] = [
  { head: words.firstTimeRight, value: ({ firstTimeRight }) => firstTimeRight },
  { head: words.timesBack, value: ({ timesBack }) => timesBack },
];
