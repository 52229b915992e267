import { Inject, Injectable } from '@nestjs/common';
import { isWithin, type Reach } from '@pishkhan/roles';
import { mustBeWithin, Reads } from '@pishkhan/service-kit';
import { countyOfAccount } from '../views/county-of-account.view.ts';

/** Checks the place of an account before its bills, postings or payments are shown. */
@Injectable()
export class AccountPlaces {
  constructor(@Inject(Reads) private readonly reads: Reads) {}

  /**
   * The county is read only for a reach that depends on it.
   *
   * @throws ProblemException 404 if the account is in another county or does not exist
   */
  async mustBeWithin(reach: Reach, accountId: string, missingRule: string, id = accountId): Promise<void> {
    if (isWithin(reach, {})) return;
    const found = await this.reads.find(countyOfAccount, accountId);
    mustBeWithin(reach, { countyOffice: found?.countyOffice }, missingRule, id);
  }
}
