import { rial, type Rial } from '@pishkhan/money';
import { isSamePerson } from '@pishkhan/roles';
import {
  decisionStates,
  eventBehind,
  hasSeveralParts,
  minutesWith,
  personsOf,
  seenAt,
  type Seen,
} from '@pishkhan/service-kit/decisions';
import {
  civilDate,
  list,
  optional,
  rial as rialField,
  text,
  titled,
  truth,
  whole,
  type DocumentOf,
} from '@pishkhan/views';
import { Type } from 'typebox';
import type { Approval } from '../../../../bill-account/domain/billing/bill.ts';
import {
  BILLING_ITSELF,
  type CorrectionRequest,
  type Proposal,
} from '../../../../bill-account/domain/correcting/proposal.ts';
import { moneyMatterTitles, moneyPartTitles } from './money-titles.ts';

const part = Type.Object(
  {
    as: titled('what the person did', moneyPartTitles),
    by: text('user name'),
    round: whole('how many rounds of signatures were void before'),
    role: optional(text('role of the signature')),
    office: optional(text('office of the person, if the event names it')),
    inPlaceOf: optional(text('role in whose place the person signed')),
    onBehalfOf: optional(text('head who named the person as stand-in')),
  },
  { $id: 'PartInDecision' },
);
export const moneyDecision = Type.Object(
  {
    matter: text('id of the correction, refund, reversal or factor'),
    kind: titled('kind', moneyMatterTitles),
    accounts: list('accounts', text('account')),
    countyOffice: optional(text('county of the account')),
    officeId: optional(text('counter office of the case')),
    status: titled('status', decisionStates),
    credit: rialField('what the subscriber gains; zero if the decision takes from the subscriber'),
    counts: rialField('amount that decided the band, with what counts beside it'),
    policy: optional(text('version of the policy of approvals')),
    isSplit: truth('the sum with other amounts needed a higher band than the own amount'),
    isInPlace: truth('a stand-in or the head signed in the place of another role'),
    isOverride: truth('the head accepted an index against the judgement'),
    isSeveral: truth('a signer had another part in it, in any round'),
    minutes: optional(whole('fewest minutes between a proposal and a signature, in any round')),
    round: whole('how many rounds of signatures were void before the last one'),
    proposer: optional(text('person of the last proposal; absent if it was the system')),
    parts: list('who did what', part),
    proposedAt: text('instant of the proposal'),
    on: civilDate('day of the latest event'),
    events: list('events behind it, for a replay', eventBehind),
    /** In lower case. */
    persons: list('persons', text('user name')),
    /** Each person at each account, to find decisions on the own account. */
    atAccounts: list('persons at accounts', text('person and account')),
  },
  { $id: 'MoneyDecision' },
);
export type MoneyDecision = DocumentOf<typeof moneyDecision>;
export type MoneyPart = MoneyDecision['parts'][number];
/** What an event says about a person; the fold adds the round. */
export type NamedPart = Omit<MoneyPart, 'round'>;

type Begun = Pick<MoneyDecision, 'matter' | 'kind' | 'accounts' | 'credit' | 'counts' | 'isSplit' | 'isOverride'> &
  Partial<Pick<MoneyDecision, 'countyOffice' | 'officeId' | 'policy'>> & { readonly parts: readonly NamedPart[] };

const isPerson = ({ by }: NamedPart): boolean => by !== BILLING_ITSELF;

const besideIt: readonly string[] = ['decliner', 'namedStandIn'];
/** A clerk may register, visit and propose; the report names signers with another part, in any round. */
const isSigningWithPart = (parts: MoneyDecision['parts']): boolean =>
  parts
    .filter(({ as }) => as === 'signer')
    .some(({ by }) =>
      hasSeveralParts(parts.filter((each) => isSamePerson(each.by, by) && !besideIt.includes(each.as))),
    );

const withPersons = (decision: Omit<MoneyDecision, 'persons' | 'atAccounts' | 'isSeveral'>): MoneyDecision => ({
  ...decision,
  isSeveral: isSigningWithPart(decision.parts),
  ...personsOf(decision),
});

const nextRound = (before: MoneyDecision | undefined): number => (before === undefined ? 0 : before.round + 1);

/** A proposal; a matter that was proposed before keeps the parts and events of then. */
export const begun = (before: MoneyDecision | undefined, seen: Seen, { parts, ...data }: Begun): MoneyDecision => {
  const round = nextRound(before);
  const proposer = parts.filter(isPerson).find(({ as }) => as === 'proposer')?.by;
  return withPersons({
    ...data,
    status: 'waiting',
    isInPlace: before?.isInPlace ?? false,
    round,
    ...(proposer !== undefined && { proposer }),
    parts: [...(before?.parts ?? []), ...parts.filter(isPerson).map((each) => ({ ...each, round }))],
    proposedAt: seen.recordedAt,
    ...seenAt(before, seen),
  });
};

type Change = Partial<
  Pick<MoneyDecision, 'status' | 'officeId' | 'credit' | 'counts' | 'policy' | 'isSplit' | 'isOverride'>
>;
export const changed = (
  before: MoneyDecision | undefined,
  seen: Seen,
  change: Change & { readonly part?: NamedPart; readonly isProposal?: true; readonly voidsSignatures?: true } = {},
): MoneyDecision | undefined => {
  if (!before) return undefined;
  const { part: added, isProposal, voidsSignatures, ...fields } = change;
  const round = voidsSignatures ? nextRound(before) : before.round;
  const isSignature = added?.as === 'signer';
  return withPersons({
    ...before,
    ...fields,
    ...(isProposal && { proposedAt: seen.recordedAt }),
    ...(isSignature && {
      minutes: minutesWith(before, seen),
      isInPlace: before.isInPlace || added.inPlaceOf !== undefined,
    }),
    round,
    parts: [...before.parts, ...(added ? [{ ...added, round }] : [])],
    ...seenAt(before, seen),
  });
};

/** What the last proposal says: an earlier one may have had another amount or no override. */
export const measuresOf = ({ difference, bills, sum, policies, override }: Proposal) => ({
  credit: rial(Math.max(0, -difference)),
  counts: sum?.total ?? rial(bills.reduce((total, bill) => total + Math.abs(bill.difference), 0)),
  policy: policies.approval,
  isSplit: sum?.raisesBand ?? false,
  isOverride: override !== undefined,
});

export const ofCorrection = (
  { correctionId, accountId, officeId, proposedBy, parts = [] }: CorrectionRequest,
  proposal: Proposal,
  countyOffice: string,
): Begun => ({
  matter: correctionId,
  kind: 'correction',
  accounts: [accountId],
  officeId,
  countyOffice,
  ...measuresOf(proposal),
  parts: [
    ...parts
      .filter((each) => each.as === 'registrar' || each.as === 'visitor' || each.as === 'evidence')
      .map(({ as, by }): NamedPart => ({ as: as as NamedPart['as'], by })),
    { as: 'proposer', by: proposedBy },
  ],
});

export const signature = ({
  by,
  role,
  office,
  inPlace,
}: Pick<Approval, 'by' | 'role' | 'office' | 'inPlace'>): NamedPart => ({
  as: 'signer',
  by,
  role,
  office,
  ...(inPlace && { inPlaceOf: role }),
  ...(inPlace?.namedBy !== undefined && { onBehalfOf: inPlace.namedBy }),
});

export const sumOf = (payments: readonly { readonly amount: Rial }[]) =>
  rial(payments.reduce((total, { amount }) => total + amount, 0));
