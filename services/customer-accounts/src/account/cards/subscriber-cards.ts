import { Inject, Injectable } from '@nestjs/common';
import { textOfOtherCapacity } from '@pishkhan/consumption';
import { NOWHERE, officesSeenBy, scopeOf, type Reach } from '@pishkhan/roles';
import {
  countyOf,
  LookUps,
  maskable,
  mustBeWithin,
  mustHold,
  Reads,
  type Page,
  type SignedInActor,
} from '@pishkhan/service-kit';
import { list, oneOf, orNull, shown, shownSchemaOf, text, whole, type DocumentOf } from '@pishkhan/views';
import { Type } from 'typebox';
import { billingOfAccount } from '../../copies/billing-of-account.view.ts';
import { meterOfAccount } from '../../copies/meter-of-account.view.ts';
import { openCasesOfAccount, type OpenCase } from '../../copies/open-cases-of-account.view.ts';
import {
  AccountSearch,
  isOnlyWords,
  searchFields,
  type FoundBy,
  type SearchField,
} from '../../look-ups/search/account-search.ts';
import type { AccountQuery } from '../account.dto.ts';
import { accountMustExist, searchMustBeNamed, searchMustHaveThreeLetters } from '../domain/account.rules.ts';
import { CardPersons, changeOnCard, erasureOnCard, maskedChange, personVersionOf } from './card-persons.ts';
import { maskedCard, personalCard } from './personal-card.ts';
import { subscriberCard, type SubscriberCard } from '../views/subscriber-card.view.ts';

/** A result of a search. */
export const foundAccount = Type.Object(
  {
    ...personalCard.properties,
    matchedBy: list('fields that match the search; empty without one', oneOf('field', searchFields)),
  },
  { $id: 'FoundAccount' },
);
type FoundAccount = DocumentOf<typeof foundAccount>;

/** Which meter it is; what it showed needs a reason (N7, ADR 0077). */
const maskableMeter = maskable(shownSchemaOf(meterOfAccount), ['meterId', 'serial', 'capacity', 'takenOff']);

/** The card of one account, with the copies of what other services published about it. */
export const accountCard = Type.Object(
  {
    ...personalCard.properties,
    personVersion: whole('approved changes of the person; a proposal or an approval may name it'),
    personChanges: list('changes of name and mobile number, the latest proposal first (A11)', changeOnCard),
    erasure: orNull(erasureOnCard),
    meter: orNull(maskableMeter.schema),
    billing: orNull(shownSchemaOf(billingOfAccount)),
    openCases: openCasesOfAccount.document.properties.openCases,
    notices: list(
      'what a clerk should know: the installed meter has another capacity than the contract (11.6; F18)',
      Type.Object({ fa: text('Persian'), en: text('English') }, { $id: 'CardNotice' }),
    ),
  },
  { $id: 'SubscriberCard' },
);

/** Cards for responses: the view's facts joined with the vault's person when read. */
@Injectable()
export class SubscriberCards {
  constructor(
    @Inject(Reads) private readonly reads: Reads,
    @Inject(CardPersons) private readonly persons: CardPersons,
    @Inject(AccountSearch) private readonly search: AccountSearch,
    @Inject(LookUps) private readonly lookUps: LookUps,
  ) {}

  async one(accountId: string, actor: SignedInActor, reach: Reach) {
    const card = await this.reads.one(subscriberCard, accountId, accountMustExist.rule);
    mustBeWithin(reach, card, accountMustExist.rule, accountId);
    const changes = await this.persons.changesOf(card);
    const [person, erasure, meter, billing, cases] = await Promise.all([
      this.persons.join(card),
      this.persons.erasureOf(card),
      this.reads.find(meterOfAccount, accountId),
      this.reads.find(billingOfAccount, accountId),
      this.reads.find(openCasesOfAccount, accountId),
    ]);
    const form = await this.lookUps.record(foundOf([card]));
    return {
      ...(form === 'whole' ? person : maskedCard(person)),
      personVersion: personVersionOf(changes),
      personChanges: form === 'whole' ? changes : changes.map(maskedChange),
      erasure,
      meter: meter ? maskableMeter.as(form, shown(meterOfAccount, meter)) : null,
      billing: billing ? shown(billingOfAccount, billing) : null,
      openCases: (cases?.openCases ?? []).filter((each) => mayList(actor, card, each)),
      notices: meter && meter.takenOff === null ? noticesOf(card, meter.capacity) : [],
    };
  }

  async page({ search, cursor, limit }: AccountQuery, reach: Reach): Promise<Page<FoundAccount>> {
    if (isAtTheCounter(reach)) return this.foundAtTheCounter(search, reach);
    const found = search === undefined ? undefined : await this.search.by(search);
    const filter = { ...found?.filter, ...scopeOf(reach) };
    const page = await this.reads.page(subscriberCard, { filter, cursor, limit });
    return this.recorded(page, found, { alwaysMasked: found === undefined });
  }

  /**
   * One account by an identifier, whole; several accounts, or those found by words in the own county, are masked. No
   * second page (N7).
   *
   * @throws ProblemException 422 without a search, or with too few letters; 403 if words need a county
   */
  private async foundAtTheCounter(search: string | undefined, reach: Reach): Promise<Page<FoundAccount>> {
    mustHold(searchMustBeNamed(search));
    const typed = search!;
    if (isOnlyWords(typed)) mustHold(searchMustHaveThreeLetters(typed));
    const county = isOnlyWords(typed) ? countyOf(reach) : (reach.county ?? NOWHERE);
    const found = await this.search.by(typed);
    const filter = found.wordsOnlyIn(county);
    const { items } = await this.reads.page(subscriberCard, { filter, limit: MOST_AT_THE_COUNTER });
    const isOne = items.length === 1 && found.isExact(items[0]!);
    return this.recorded({ items, next: null }, found, { alwaysMasked: !isOne });
  }

  /** The results in the form that their recorded look-up allows; a search without a result is recorded too. */
  private async recorded(
    { items, next }: Page<Kept>,
    found: FoundBy | undefined,
    { alwaysMasked }: { readonly alwaysMasked: boolean },
  ): Promise<Page<FoundAccount>> {
    const cards = await Promise.all(items.map((card) => this.persons.join(card)));
    const searched = found && { searched: found.searched };
    const form = await this.lookUps.record({ ...foundOf(items), ...searched, alwaysMasked });
    const results = cards.map((card, index): FoundAccount => {
      const shownCard = form === 'whole' ? card : maskedCard(card);
      return { ...shownCard, matchedBy: found?.matchedBy(items[index]!) ?? noField };
    });
    return { items: results, next };
  }
}

type Kept = SubscriberCard & { readonly _id: string };

/** The persons of cards, by their ids. */
const foundOf = (cards: readonly SubscriberCard[]) => ({
  accounts: cards.map(({ accountId }) => accountId),
  persons: [...new Set(cards.map(({ subscriberId }) => subscriberId))],
  counties: [...new Set(cards.map(({ countyOffice }) => countyOffice))],
});

/** The capacity by contract beside that of the meter; what the meter itself changed is no contract (F18). */
const noticesOf = ({ terms, amendments }: SubscriberCard, installed: SubscriberCard['meterCapacity']) => {
  const agreed = amendments.findLast(({ because, meterCapacity }) => because !== 'installedMeter' && meterCapacity);
  const contract = agreed?.meterCapacity ?? terms[0]!.meterCapacity;
  return contract === installed ? [] : [textOfOtherCapacity(contract, installed)];
};

/** Maximum number of accounts that a search at a counter shows. */
const MOST_AT_THE_COUNTER = 20;
const isAtTheCounter = ({ places }: Reach): boolean => places.every((place) => place === 'anyByIdentifier');

const noField: readonly SearchField[] = [];

/** A case is listed for its own office, and for the account's county (1.2, 15.4-21). */
const mayList = (actor: SignedInActor, card: SubscriberCard, { officeId }: OpenCase): boolean => {
  const seen = officesSeenBy(actor);
  return (seen.officeId ?? officeId) === officeId && (seen.countyOffice ?? card.countyOffice) === card.countyOffice;
};
