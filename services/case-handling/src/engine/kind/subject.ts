import type { CaseKind } from './kind.ts';
import { subjects } from './known.ts';
import type { Gate, Opening } from './vocabulary.ts';

type FilledIn = Readonly<Record<string, string | number | boolean>>;

/** Conditions of registration, the last one for a kind with one open case per subject (7.3; F10). */
export const gatesOf = ({ gates, onePer }: CaseKind['opens']): readonly Gate<Opening>[] => [
  ...gates,
  ...(onePer ? [onePer] : []),
];

/** The subject of a case, if the kind allows one open case per subject: its bill, else its account (F10). */
export const subjectOf = (
  { opens: { onePer, about } }: CaseKind,
  form: FilledIn,
  accountId: string | null,
): string | undefined => {
  if (!onePer) return undefined;
  const named = about === 'account' ? accountId : form[subjects[about].field];
  return named === undefined || named === null ? undefined : String(named);
};
