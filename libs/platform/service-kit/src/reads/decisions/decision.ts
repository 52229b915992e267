import { isSamePerson } from '@pishkhan/roles';
import {
  civilDate,
  list,
  oneOf,
  optional,
  text,
  titled,
  truth,
  whole,
  type DocumentOf,
  type Fact,
} from '@pishkhan/views';
import { Type } from 'typebox';
import { decisionKindNames } from './decision-kinds.ts';
import { decisionStates, partTitles } from './decision-titles.ts';

const part = Type.Object(
  {
    as: titled('what the person did', partTitles),
    by: text('user name'),
    round: whole('how many proposals were declined before'),
    role: optional(text('role of the signature')),
    office: optional(text('office of the person, if the event names it')),
  },
  { $id: 'PartOfPerson' },
);
export const eventBehind = Type.Object(
  { stream: text('stream'), revision: whole('revision'), type: text('event') },
  { $id: 'EventBehind' },
);

/** The columns of every service; the report about money has them too, with its amounts beside them. */
export const personsDecision = Type.Object(
  {
    matter: text('id of the matter, or name of the version'),
    kind: oneOf('kind', decisionKindNames),
    accounts: list('accounts', text('account')),
    countyOffice: optional(text('county of the account or of the person')),
    status: titled('status', decisionStates),
    isRetroactive: truth('it counts from a day before its confirmation'),
    isOverride: truth('the head decided against the judgement'),
    isFirstLoad: truth('the service loaded it at its first start; no second person'),
    isAlone: truth('one person decided'),
    isSeveral: truth('a person had several parts in it over time'),
    retroactiveBecause: optional(text('why it is dated before its confirmation')),
    minutes: optional(whole('fewest minutes between a proposal and a signature, in any round')),
    round: whole('how many proposals were declined before the last one'),
    proposer: optional(text('person of the last proposal')),
    parts: list('who did what', part),
    proposedAt: text('instant of the proposal'),
    on: civilDate('day of the latest event'),
    events: list('events behind it, for a replay', eventBehind),
    /** In lower case. */
    persons: list('persons', text('user name')),
    /** Each person at each account, to find decisions on the own account. */
    atAccounts: list('persons at accounts', text('person and account')),
    /** In lower case; absent if everybody who reads the report may see it. */
    notFor: optional(list('persons whom the matter is about, who may not see it (A5-1)', text('user name'))),
  },
  { $id: 'PersonsDecision' },
);
export type PersonsDecision = DocumentOf<typeof personsDecision>;
type Part = Omit<PersonsDecision['parts'][number], 'round'>;
export type Seen = Pick<Fact, 'type' | 'stream' | 'revision' | 'recordedAt' | 'businessDate'>;

export const atAccount = (person: string, account: string): string => `${person.toLowerCase()} ${account}`;

interface Acted {
  readonly as: string;
  readonly by: string;
}
/** Whether one person had two different parts, in any round; checking the own proposal is one work. */
export const hasSeveralParts = (all: readonly Acted[]): boolean =>
  all.some(({ as, by }) => all.some((other) => other.as !== as && isSamePerson(other.by, by)));

/** The persons of a decision in lower case, and each at each of its accounts. */
export const personsOf = ({
  parts: acted,
  accounts,
}: {
  readonly parts: readonly Acted[];
  readonly accounts: readonly string[];
}): Pick<PersonsDecision, 'persons' | 'atAccounts'> => {
  const persons = [...new Set(acted.map(({ by }) => by.toLowerCase()))];
  return { persons, atAccounts: persons.flatMap((person) => accounts.map((account) => atAccount(person, account))) };
};

const MINUTE = 60_000;
interface Followed {
  readonly proposedAt: string;
  readonly minutes?: number | undefined;
  readonly events: PersonsDecision['events'];
}
/** Fewest minutes between a proposal and a signature, with this one. */
export const minutesWith = ({ proposedAt, minutes: fewest = Infinity }: Followed, { recordedAt }: Seen): number =>
  Math.min(fewest, Math.floor((Date.parse(recordedAt) - Date.parse(proposedAt)) / MINUTE));
/** What each event of a decision adds: its day, and itself among the events behind it. */
export const seenAt = (
  before: Pick<Followed, 'events'> | undefined,
  { stream, revision, type, businessDate }: Seen,
): Pick<PersonsDecision, 'on' | 'events'> => ({
  on: businessDate as PersonsDecision['on'],
  events: [...(before?.events ?? []), { stream, revision, type }],
});

/** Work on which a decision is based: whoever did it is a second person beside the one who decides. */
const deciding = ['proposer', 'signer', 'reader', 'deliverer', 'registrar', 'visitor', 'evidence', 'judge'];
/** Parts that one person may have together: registering, visiting and entering evidence is one work of a desk (1.2). */
const workOfDesk = ['registrar', 'visitor', 'evidence'];
const beside = ['decliner', 'checker', 'deliverer'];
const inWork = ({ as, by }: Acted): Acted => ({ as: workOfDesk.includes(as) ? 'desk' : as, by });
type Measured = Omit<PersonsDecision, 'persons' | 'atAccounts' | 'isAlone' | 'isSeveral'>;

const measured = (decision: Measured): PersonsDecision => {
  const acted = decision.parts.filter(({ as }) => deciding.includes(as)).map(({ by }) => by.toLowerCase());
  return {
    ...decision,
    isAlone: decision.status === 'decided' && !decision.isFirstLoad && new Set(acted).size < 2,
    isSeveral: hasSeveralParts(decision.parts.filter(({ as }) => !beside.includes(as)).map(inWork)),
    ...personsOf(decision),
  };
};

type Begun = Pick<PersonsDecision, 'kind' | 'matter'> &
  Partial<Pick<PersonsDecision, 'countyOffice' | 'retroactiveBecause' | 'notFor'>> & {
    readonly accounts?: readonly string[];
    readonly parts: readonly Part[];
  };

/** A proposal; a matter that was proposed before keeps the parts and events of then. */
export const begun = (
  before: PersonsDecision | undefined,
  seen: Seen,
  { accounts = [], parts: acted, ...data }: Begun,
): PersonsDecision => {
  const round = before === undefined ? 0 : before.round + 1;
  const proposer = acted.find(({ as }) => as === 'proposer')?.by;
  return measured({
    ...data,
    accounts: [...accounts],
    status: 'waiting',
    isRetroactive: data.retroactiveBecause !== undefined,
    isOverride: false,
    isFirstLoad: false,
    round,
    ...(before?.minutes !== undefined && { minutes: before.minutes }),
    ...(proposer !== undefined && { proposer }),
    parts: [...(before?.parts ?? []), ...acted.map((each) => ({ ...each, round }))],
    proposedAt: seen.recordedAt,
    ...seenAt(before, seen),
  });
};

type Change = Partial<Pick<PersonsDecision, 'status' | 'retroactiveBecause' | 'isOverride' | 'isFirstLoad'>>;

export const changed = (
  before: PersonsDecision | undefined,
  seen: Seen,
  { part: added, ...change }: Change & { readonly part?: Part | undefined } = {},
): PersonsDecision | undefined => {
  if (!before) return undefined;
  return measured({
    ...before,
    ...change,
    isRetroactive: before.isRetroactive || change.retroactiveBecause !== undefined,
    ...((added?.as === 'signer' || added?.as === 'judge') && { minutes: minutesWith(before, seen) }),
    parts: [...before.parts, ...(added ? [{ ...added, round: before.round }] : [])],
    ...seenAt(before, seen),
  });
};

/** A decision that one person takes, without a proposal; no minutes are measured. */
export const decidedBy = (
  before: PersonsDecision | undefined,
  seen: Seen & Pick<Fact, 'actor'>,
  data: Omit<Begun, 'parts'> & { readonly parts?: readonly Part[] },
): PersonsDecision =>
  measured({
    ...begun(before, seen, { ...data, parts: data.parts ?? [{ as: 'signer', by: seen.actor.subject }] }),
    status: 'decided',
  });
