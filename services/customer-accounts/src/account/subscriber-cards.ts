import { Inject, Injectable } from '@nestjs/common';
import { textOfOtherCapacity } from '@pishkhan/consumption';
import { officesSeenBy } from '@pishkhan/roles';
import { Reads, type Page, type SignedInActor } from '@pishkhan/service-kit';
import { list, oneOf, orNull, shown, shownSchemaOf, text, type DocumentOf } from '@pishkhan/views';
import { Type } from 'typebox';
import { billingOfAccount } from '../copies/billing-of-account.view.ts';
import { meterOfAccount } from '../copies/meter-of-account.view.ts';
import { openCasesOfAccount, type OpenCase } from '../copies/open-cases-of-account.view.ts';
import { PersonVault, type Person } from '../person-vault/person-vault.ts';
import { AccountSearch, searchFields, type SearchField } from '../search/account-search.ts';
import type { AccountQuery } from './account.dto.ts';
import { accountMustExist } from './domain/account.rules.ts';
import { subscriberCard, type SubscriberCard } from './views/subscriber-card.view.ts';

const cardPerson = Type.Object(
  {
    fullName: text('full name'),
    idEnding: text('last four digits of the national id'),
    mobile: text('mobile number, E.164'),
  },
  { $id: 'CardPerson' },
);
const cardAddress = Type.Object(
  { postalCode: text('postal code'), text: text('address as written') },
  { $id: 'CardAddress' },
);

/** A card with its person; person and address are null after the person was forgotten. */
const personalCard = Type.Object({
  ...subscriberCard.document.properties,
  person: orNull(cardPerson),
  address: orNull(cardAddress),
});
type PersonalCard = DocumentOf<typeof personalCard>;

/** A result of a search. */
export const foundAccount = Type.Object(
  {
    ...personalCard.properties,
    matchedBy: list('fields that match the search; empty without one', oneOf('field', searchFields)),
  },
  { $id: 'FoundAccount' },
);
type FoundAccount = DocumentOf<typeof foundAccount>;

/** The card of one account, with the copies of what other services published about it. */
export const accountCard = Type.Object(
  {
    ...personalCard.properties,
    meter: orNull(shownSchemaOf(meterOfAccount)),
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
    @Inject(PersonVault) private readonly vault: PersonVault,
    @Inject(AccountSearch) private readonly search: AccountSearch,
  ) {}

  async one(accountId: string, actor: SignedInActor) {
    const card = await this.reads.one(subscriberCard, accountId, accountMustExist.rule);
    const [person, meter, billing, cases] = await Promise.all([
      this.withPerson(card),
      this.reads.find(meterOfAccount, accountId),
      this.reads.find(billingOfAccount, accountId),
      this.reads.find(openCasesOfAccount, accountId),
    ]);
    return {
      ...person,
      meter: meter ? shown(meterOfAccount, meter) : null,
      billing: billing ? shown(billingOfAccount, billing) : null,
      openCases: (cases?.openCases ?? []).filter((each) => mayList(actor, card, each)),
      notices: meter ? noticesOf(card, meter.capacity) : [],
    };
  }

  async page({ search, cursor, limit }: AccountQuery): Promise<Page<FoundAccount>> {
    const found = search === undefined ? undefined : await this.search.by(search);
    const { items, next } = await this.reads.page(subscriberCard, { filter: found?.filter ?? {}, cursor, limit });
    const withMatches = async (card: SubscriberCard) => ({
      ...(await this.withPerson(card)),
      matchedBy: found?.matchedBy(card) ?? noField,
    });
    return { items: await Promise.all(items.map(withMatches)), next };
  }

  private async withPerson(card: SubscriberCard): Promise<PersonalCard> {
    const found = await this.vault.find(card.subscriberId, card.accountId);
    return {
      ...shown(subscriberCard, card),
      person: found ? masked(found.person) : null,
      address: found?.address ?? null,
    };
  }
}

/** The capacity by contract beside that of the meter; what the meter itself changed is no contract (F18). */
const noticesOf = ({ terms, amendments }: SubscriberCard, installed: SubscriberCard['meterCapacity']) => {
  const agreed = amendments.findLast(({ because, meterCapacity }) => because !== 'installedMeter' && meterCapacity);
  const contract = agreed?.meterCapacity ?? terms[0]!.meterCapacity;
  return contract === installed ? [] : [textOfOtherCapacity(contract, installed)];
};

/** The person for the counter: the id is masked. */
const masked = ({ identity, fullName, mobile }: Person) => ({
  fullName,
  mobile,
  idEnding: (identity.kind === 'person' ? identity.nationalId : identity.legalId).slice(-4),
});

const noField: readonly SearchField[] = [];

/** A case is listed for its own office, and for the account's county (1.2, 15.4-21). */
const mayList = (actor: SignedInActor, card: SubscriberCard, { officeId }: OpenCase): boolean => {
  const seen = officesSeenBy(actor);
  return (seen.officeId ?? officeId) === officeId && (seen.countyOffice ?? card.countyOffice) === card.countyOffice;
};
