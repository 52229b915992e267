import { accountOpened, accountTermsChanged } from '@pishkhan/contracts';
import { tariffUseTitles } from '@pishkhan/fields';
import { valuesOn } from '@pishkhan/published-versions';
import {
  civilDate,
  defineView,
  eventsOf,
  list,
  oneOf,
  optional,
  text,
  titled,
  whole,
  type DocumentOf,
} from '@pishkhan/views';
import { Type } from 'typebox';
import { account } from '../domain/account.ts';
import type { SupplyTerms } from '../domain/account.messages.ts';

const { climateZone, meterCapacity } = accountOpened.schema.properties;
const use = titled('use by tariff code (11.3)', tariffUseTitles);
const dwellingUnits = whole('dwelling units on the meter');
const terms = { use, climateZone, dwellingUnits, meterCapacity };
const someTerms = {
  use: optional(use),
  climateZone: optional(climateZone),
  dwellingUnits: optional(dwellingUnits),
  meterCapacity: optional(meterCapacity),
};

const termsFrom = Type.Object({ from: civilDate('first day'), ...terms }, { $id: 'TermsFrom' });
const amendment = Type.Object(
  {
    changeId: text('change'),
    from: civilDate('first day'),
    ...someTerms,
    because: oneOf('why', accountTermsChanged.schema.properties.because.enum),
  },
  { $id: 'Amendment' },
);
const proposedTerms = Type.Object(
  {
    changeId: text('change'),
    from: civilDate('first day'),
    ...someTerms,
    evidence: text('letter, photograph or visit'),
    proposedBy: text('proposer, who may not confirm it'),
    proposedOn: civilDate('day of the proposal'),
  },
  { $id: 'ProposedTerms' },
);

/** Facts about an account, without its person. */
const document = Type.Object({
  accountId: text('account'),
  subscriberId: text('subject id of the person'),
  subscriptionNumber: text('subscription number'),
  fileNumber: text('file number'),
  billId: text('bill id'),
  countyOffice: text('county gas office'),
  ...terms,
  openedOn: civilDate('day of the contract'),
  terms: list('terms by day, the contract first; the last ones are also above', termsFrom),
  amendments: list('changes of the terms, in order of record', amendment),
  proposedTerms: list('terms that wait for the confirmation of a second person', proposedTerms),
});
export type SubscriberCard = DocumentOf<typeof document>;

/** The terms from each day on which they change. */
const termsByDay = (card: SubscriberCard): SubscriberCard['terms'] => {
  const contract = card.terms[0]!;
  const { from: _from, ...first }: SupplyTerms & { from: string } = contract;
  const changes = card.amendments.map(({ changeId: _change, because: _because, ...change }) => change);
  const days = [...new Set(changes.map(({ from }) => from))].toSorted();
  const later = days.map((from) => ({ from, ...valuesOn<SupplyTerms>(first, changes, from) }));
  return [contract, ...later];
};

/** The newest terms are those of the account. */
const withTerms = (card: SubscriberCard): SubscriberCard => {
  const byDay = termsByDay(card);
  const { from: _from, ...newest } = byDay.at(-1)!;
  return { ...card, ...newest, terms: byDay };
};

const without = ({ proposedTerms: waiting }: SubscriberCard, changeId: string) =>
  waiting.filter((proposal) => proposal.changeId !== changeId);

/**
 * "Whose account is this, and under which terms is it supplied?", asked at the counter. The person's data are joined
 * from the vault.
 */
export const subscriberCard = defineView({
  name: 'subscriber-card',
  version: 2,
  question: 'Whose account is this, and under which terms is it supplied, from which day on?',
  source: eventsOf(account),
  document,
  indexes: [{ subscriberId: 1 }, { subscriptionNumber: 1 }, { billId: 1 }],
}).on({
  AccountOpened: (
    _,
    { data: { legalIdConfirmed: _legal, nationalIdDocumented: _documented, identified: _identified, ...card } },
  ) => ({
    ...card,
    terms: [
      {
        from: card.openedOn,
        use: card.use,
        climateZone: card.climateZone,
        dwellingUnits: card.dwellingUnits,
        meterCapacity: card.meterCapacity,
      },
    ],
    amendments: [],
    proposedTerms: [],
  }),
  TermsChangeProposed: (card, { data: { accountId: _account, terms: changed, ...proposal } }) =>
    card && { ...card, proposedTerms: [...card.proposedTerms, { ...proposal, ...changed }] },
  TermsChangeDeclined: (card, { data: { changeId } }) => card && { ...card, proposedTerms: without(card, changeId) },
  SupplyTermsAmended: (card, { data: { changeId, from, because, terms: changed } }) =>
    card &&
    withTerms({
      ...card,
      amendments: [...card.amendments, { changeId, from, ...changed, because }],
      proposedTerms: without(card, changeId),
    }),
  InstalledMeterNoted: 'ignored',
});
