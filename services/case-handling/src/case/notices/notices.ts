import type { Channel, NoticeProof } from '../../engine/case.messages.ts';
import type { Words } from '../../engine/kind/form.ts';

/** The notice to the applicant of a case. The gateway finds the person by the account, in customer-accounts. */
export interface Notice {
  /** A notice with the same id is delivered once. */
  readonly noticeId: string;
  readonly caseId: string;
  /** Account of the applicant; null if the applicant left contact data with the case. */
  readonly accountId: string | null;
  readonly channel: Channel;
  readonly says: Words;
}

/** Port: delivers notices to applicants. It returns the proof for the case (15.4-21). */
export abstract class Notices {
  abstract deliver(notice: Notice): Promise<NoticeProof>;
}
