import { Inject, Injectable } from '@nestjs/common';
import { isInScope, officesSeenBy } from '@pishkhan/roles';
import type { SignedInActor } from '../../../http/request-context.ts';
import { Reads } from '../../reads.ts';
import { knownCase } from '../views/known-case.view.ts';
import { ReasonCases, type ReasonCase } from './reasons.ts';

/** Cases of case-handling as reasons: of the reader's office, of the county for its roles, all for the auditor. */
@Injectable()
export abstract class KnownReasonCases extends ReasonCases {
  constructor(@Inject(Reads) protected readonly reads: Reads) {
    super();
  }

  /** County office of the account, by a view of the service. */
  protected abstract countyOf(accountId: string): Promise<string | undefined>;

  async find(id: string, reader: SignedInActor): Promise<ReasonCase | undefined> {
    const found = await this.reads.arriving(knownCase, id);
    if (!found || found.restricted) return undefined;
    const { caseId, accountId, officeId } = found;
    const countyOffice = await this.countyOf(accountId);
    return isInScope(officesSeenBy(reader), { officeId, countyOffice }) ? { caseId, accountId } : undefined;
  }
}
