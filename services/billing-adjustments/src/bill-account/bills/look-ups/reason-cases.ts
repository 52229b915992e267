import { Injectable } from '@nestjs/common';
import { KnownReasonCases } from '@pishkhan/service-kit';
import { countyOfAccount } from '../../views/county-of-account.view.ts';

/** Cases as reasons of look-ups in this service. */
@Injectable()
export class BillingReasonCases extends KnownReasonCases {
  protected async countyOf(accountId: string): Promise<string | undefined> {
    return (await this.reads.find(countyOfAccount, accountId))?.countyOffice;
  }
}
