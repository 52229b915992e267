import { Inject, Injectable } from '@nestjs/common';
import { digitsText, unpaddedDigits } from '@pishkhan/fields';
import { mustHold, Reads, type Page } from '@pishkhan/service-kit';
import { orNull, shown, text, trusted, type DocumentOf } from '@pishkhan/views';
import { Type } from 'typebox';
import { PersonVault, type Person } from '../person-vault/person-vault.ts';
import type { AccountQuery } from './account.dto.ts';
import { accountMustExist, searchMustBeNarrower } from './domain/account.rules.ts';
import { subscriberCard, type SubscriberCard } from './views/subscriber-card.view.ts';

/** Maximum number of persons in a search result. */
const MOST_NAMESAKES = 500;

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
export const personalCard = Type.Object(
  { ...subscriberCard.document.properties, person: orNull(cardPerson), address: orNull(cardAddress) },
  { $id: 'SubscriberCard' },
);
type PersonalCard = DocumentOf<typeof personalCard>;

/** Cards for responses: the view's facts joined with the vault's person when read. */
@Injectable()
export class SubscriberCards {
  constructor(
    @Inject(Reads) private readonly reads: Reads,
    @Inject(PersonVault) private readonly vault: PersonVault,
  ) {}

  async one(accountId: string): Promise<PersonalCard> {
    return this.withPerson(await this.reads.one(subscriberCard, accountId, accountMustExist.rule));
  }

  async page({ search, cursor, limit }: AccountQuery): Promise<Page<PersonalCard>> {
    const { items, next } = await this.reads.page(subscriberCard, {
      filter: await this.filterFor(search),
      cursor,
      limit,
    });
    return { items: await Promise.all(items.map((card) => this.withPerson(card))), next };
  }

  private async filterFor(search: string | undefined) {
    if (search === undefined) return {};
    const number = unpaddedDigits(search);
    if (/^\d+$/.test(number))
      return {
        $or: [
          { accountId: number },
          { billId: number },
          { subscriptionNumber: trusted({ $in: [number, digitsText(search)] }) },
        ],
      };
    const subjects = await this.vault.searchByName(search, MOST_NAMESAKES + 1);
    mustHold(searchMustBeNarrower(subjects.length, MOST_NAMESAKES));
    return { subscriberId: trusted({ $in: subjects }) };
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

/** The person for the counter: the id is masked. */
const masked = ({ identity, fullName, mobile }: Person) => ({
  fullName,
  mobile,
  idEnding: (identity.kind === 'person' ? identity.nationalId : identity.legalId).slice(-4),
});
