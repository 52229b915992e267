import { Injectable } from '@nestjs/common';
import { KnownReasonCases } from '@pishkhan/service-kit';
import { subscriberCard } from '../account/views/subscriber-card.view.ts';

/** Cases as reasons of look-ups in this service. */
@Injectable()
export class AccountReasonCases extends KnownReasonCases {
  protected async countyOf(accountId: string): Promise<string | undefined> {
    return (await this.reads.find(subscriberCard, accountId))?.countyOffice;
  }
}
