import { Inject, Injectable } from '@nestjs/common';
import { isInScope, officesSeenBy } from '@pishkhan/roles';
import { ReasonCases, Reads, type ReasonCase, type SignedInActor } from '@pishkhan/service-kit';
import { subscriberCard } from '../account/views/subscriber-card.view.ts';
import { knownCase } from '../copies/known-case.view.ts';

/** Cases of case-handling as reasons: of the reader's office, of the county for its roles, all for the auditor. */
@Injectable()
export class KnownReasonCases extends ReasonCases {
  constructor(@Inject(Reads) private readonly reads: Reads) {
    super();
  }

  async find(id: string, reader: SignedInActor): Promise<ReasonCase | undefined> {
    const found = await this.reads.arriving(knownCase, id);
    if (!found || found.restricted) return undefined;
    const { caseId, accountId, officeId } = found;
    const card = await this.reads.find(subscriberCard, accountId);
    const isSeen = isInScope(officesSeenBy(reader), { officeId, countyOffice: card?.countyOffice });
    return isSeen ? { caseId, accountId } : undefined;
  }
}
