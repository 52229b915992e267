import { Inject, Injectable } from '@nestjs/common';
import type { Reach } from '@pishkhan/roles';
import { mustBeWithin, Reads } from '@pishkhan/service-kit';
import { countyOfAccount } from '../views/county-of-account.view.ts';

/** Checks the place of an account before its bills, postings or payments are shown. */
@Injectable()
export class AccountPlaces {
  constructor(@Inject(Reads) private readonly reads: Reads) {}

  /**
   * The county of the account; undefined for one that does not exist, which only a counter role may name.
   *
   * @throws ProblemException 404 if the account is in another county or does not exist
   */
  async within(reach: Reach, accountId: string, missingRule: string, id = accountId): Promise<string | undefined> {
    const countyOffice = (await this.reads.find(countyOfAccount, accountId))?.countyOffice;
    mustBeWithin(reach, { countyOffice }, missingRule, id);
    return countyOffice;
  }
}
