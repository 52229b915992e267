import { roles, type Role } from '@pishkhan/roles';
import { newestOf, WITHDRAWN, withdrawnOutcome, type CaseKind } from '../../../../../engine/kind/kind.ts';
import type { Words } from '../../../../../engine/kind/form.ts';
import { pauseCauses } from '../../../../../engine/verbs/pause.ts';
import { kinds } from '../../../../../kinds/index.ts';
import { SERVICE } from '../../../../views/times/runs.ts';

const same = (name: string): Words => ({ fa: name, en: name });
/** The versions of a kind, the newest first. */
const versionsOf = (name: string): CaseKind[] =>
  kinds.filter(({ kind }) => kind === name).toSorted((one, other) => other.version - one.version);

export const kindNames = newestOf(kinds).map(({ kind }) => kind);
export const kindTitle = (kind: string): Words => versionsOf(kind)[0]?.title ?? same(kind);
/** Each kind once, in the order of the kinds. */
export const kindsToChoose = (found: readonly string[]): { kind: string; title: Words }[] =>
  kindNames.filter((kind) => found.includes(kind)).map((kind) => ({ kind, title: kindTitle(kind) }));
/** Title of a stage by the newest version of the kind that has it. */
export const stageTitle = (kind: string, stage: string): Words =>
  versionsOf(kind).find(({ stages }) => stages[stage])?.stages[stage]?.title ?? same(stage);
export const outcomeTitle = (kind: string, outcome: string): Words =>
  outcome === WITHDRAWN
    ? withdrawnOutcome.title
    : (versionsOf(kind).find(({ outcomes }) => outcomes[outcome])?.outcomes[outcome]?.title ?? same(outcome));

/** Titles of everybody and everything that a case waits for. */
export const awaitedTitles: Readonly<Record<string, Words>> = {
  ...Object.fromEntries(Object.entries(roles).map(([role, { title }]) => [role, title])),
  ...pauseCauses,
  [SERVICE]: { fa: 'کار بیرون از پرونده (مانند تأیید اصلاح یا تعویض کنتور)', en: 'Work outside the case' },
};
export const awaitedNames = Object.keys(awaitedTitles);
export const awaitedTitle = (awaits: string): Words => awaitedTitles[awaits] ?? same(awaits);

/** Whose time it is: the place of a role, the customer, or another body. */
export type Party = 'office' | 'county' | 'contractor' | 'customer' | 'outside';
export const partyTitles: Readonly<Record<Party, Words>> = {
  office: { fa: 'دفتر پیشخوان', en: 'Counter office' },
  county: { fa: 'اداره گاز و واحدهای آن', en: 'Gas office and its units' },
  contractor: { fa: 'پیمانکار', en: 'Contractor' },
  customer: { fa: 'متقاضی', en: 'Applicant' },
  outside: { fa: 'کار بیرون از پرونده یا نهاد دیگر', en: 'Work outside the case, or another body' },
};
export const partyNames = Object.keys(partyTitles) as readonly Party[];

const partyOfCause: Readonly<Record<string, Party>> = { applicantAwaited: 'customer', noAccess: 'customer' };
export const partyOf = (awaits: string): Party => {
  const place = roles[awaits as Role]?.place;
  if (place === 'counter') return 'office';
  if (place === 'contractor') return 'contractor';
  if (place === 'applicant') return 'customer';
  if (place === undefined || place === 'external') return partyOfCause[awaits] ?? 'outside';
  return 'county';
};
