import { Inject, Injectable } from '@nestjs/common';
import { isInScope, officesSeenBy } from '@pishkhan/roles';
import { ReasonCases, Reads, type ReasonCase, type SignedInActor } from '@pishkhan/service-kit';
import { isBarred } from '../../../../engine/case.file.ts';
import { caseByTrackingCode } from '../../../views/case-by-tracking-code.view.ts';
import { caseFile } from '../../../views/case-file.view.ts';

/** Cases of this service as reasons: those that the reader sees and that are not about the reader. */
@Injectable()
export class OwnReasonCases extends ReasonCases {
  constructor(@Inject(Reads) private readonly reads: Reads) {
    super();
  }

  async find(id: string, reader: SignedInActor): Promise<ReasonCase | undefined> {
    const byCode = await this.reads.find(caseByTrackingCode, id);
    const file = await this.reads.find(caseFile, byCode?.caseId ?? id);
    if (!file || isBarred(file.barred, reader.subject) || !isInScope(officesSeenBy(reader), file)) return undefined;
    return { caseId: file._id, accountId: file.accountId };
  }
}
