import { Inject, Injectable } from '@nestjs/common';
import type { Reach } from '@pishkhan/roles';
import { LookUps, mustBeWithin, Reads } from '@pishkhan/service-kit';
import { maskedWords } from '@pishkhan/service-kit/look-ups';
import { orNull, text, truth } from '@pishkhan/views';
import { Type } from 'typebox';
import { PersonVault } from '../../person/vault/person-vault.ts';
import { accountMustExist } from '../domain/account.rules.ts';
import { subscriberCard } from '../views/subscriber-card.view.ts';

/** Where an account is supplied, for a person who goes there: no name and no number (A3-2). */
export const placeOfSupply = Type.Object(
  {
    accountId: text('account'),
    address: orNull(text('address as written; null after the person was forgotten')),
    masked: truth('the address is shortened; with a reason it is whole'),
  },
  { $id: 'PlaceOfSupply' },
);

@Injectable()
export class PlacesOfSupply {
  constructor(
    @Inject(Reads) private readonly reads: Reads,
    @Inject(PersonVault) private readonly vault: PersonVault,
    @Inject(LookUps) private readonly lookUps: LookUps,
  ) {}

  /** @throws ProblemException 404 for a missing account and for one of another county */
  async one(accountId: string, reach: Reach) {
    const { subscriberId, countyOffice } = await this.visible(accountId, reach);
    const address = (await this.vault.find(subscriberId, accountId))?.address?.text ?? null;
    const form = await this.lookUps.record({
      accounts: [accountId],
      persons: [subscriberId],
      counties: [countyOffice],
    });
    const isMasked = form !== 'whole';
    return { accountId, address: isMasked && address !== null ? maskedWords(address) : address, masked: isMasked };
  }

  private async visible(accountId: string, reach: Reach) {
    const card = await this.reads.one(subscriberCard, accountId, accountMustExist.rule);
    mustBeWithin(reach, card, accountMustExist.rule, accountId);
    return card;
  }
}
