import { Inject, Injectable } from '@nestjs/common';
import { asciiDigits } from '@pishkhan/identifiers';
import { mustHold, Reads, trusted } from '@pishkhan/service-kit';
import { PersonVault, type Person } from '../person-vault/person-vault.ts';
import type { AccountQuery } from './account.dto.ts';
import { accountMustExist, searchMustBeNarrower } from './domain/account.rules.ts';
import type { SubscriberCardDto, SubscriberCardPage } from './subscriber-card.dto.ts';
import { subscriberCard, type SubscriberCard } from './views/subscriber-card.view.ts';

/** More namesakes than this are no answer to a search. */
const MOST_NAMESAKES = 500;

/** Cards as they are shown: the view's facts joined with the vault's person at the moment of reading. */
@Injectable()
export class SubscriberCards {
  constructor(
    @Inject(Reads) private readonly reads: Reads,
    @Inject(PersonVault) private readonly vault: PersonVault,
  ) {}

  async one(accountId: string): Promise<SubscriberCardDto> {
    return this.withPerson(await this.reads.one(subscriberCard, accountId, accountMustExist.rule));
  }

  async page({ search, cursor, limit }: AccountQuery): Promise<SubscriberCardPage> {
    const { items, next } = await this.reads.page(subscriberCard, {
      filter: await this.filterFor(search),
      cursor,
      limit,
    });
    return { items: await Promise.all(items.map((card) => this.withPerson(card))), next };
  }

  private async filterFor(search: string | undefined) {
    if (search === undefined) return {};
    const number = asciiDigits(search).trim();
    if (/^\d+$/.test(number))
      return { $or: [{ accountId: number }, { billId: number }, { subscriptionNumber: number }] };
    const subjects = await this.vault.searchByName(search, MOST_NAMESAKES + 1);
    mustHold(searchMustBeNarrower(subjects.length, MOST_NAMESAKES));
    return { subscriberId: trusted({ $in: subjects }) };
  }

  private async withPerson(card: SubscriberCard): Promise<SubscriberCardDto> {
    const known = await this.vault.find(card.subscriberId, card.accountId);
    const {
      accountId,
      subscriberId,
      subscriptionNumber,
      fileNumber,
      billId,
      countyOffice,
      use,
      climateZone,
      dwellingUnits,
      meterCapacity,
      openedOn,
    } = card;
    return {
      accountId,
      subscriberId,
      person: known ? shown(known.person) : null,
      address: known?.address ?? null,
      subscriptionNumber,
      fileNumber,
      billId,
      countyOffice,
      use,
      climateZone,
      dwellingUnits,
      meterCapacity,
      openedOn,
    };
  }
}

const shown = ({ identity, fullName, mobile }: Person) => ({
  fullName,
  mobile,
  idEnding: (identity.kind === 'person' ? identity.nationalId : identity.legalId).slice(-4),
});
