import type { Channel, NoticeProof } from '../../engine/case.messages.ts';
import type { Words } from '../../engine/kind/form.ts';

/**
 * What the applicant of a case is to be told, and how. Who he is, the gateway asks of customer-accounts by the account.
 */
export interface Notice {
  /** The same id is delivered once. */
  readonly noticeId: string;
  readonly caseId: string;
  /** Account of the applicant; without one he is reached by the contact that he left with the case. */
  readonly accountId: string | null;
  readonly channel: Channel;
  readonly says: Words;
}

/** Port: the way to the applicant. It answers with the proof that goes into the case (15.4-21). */
export abstract class Notices {
  abstract deliver(notice: Notice): Promise<NoticeProof>;
}
