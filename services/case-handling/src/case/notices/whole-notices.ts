import { wholeText, type SealedNumbers } from '@pishkhan/service-kit';
import type { NoticeProof } from '../../engine/case.messages.ts';
import { Notices, type Notice } from './notices.ts';

/** A notice is for its addressee, who reads the numbers in a reply as they were written (N17). */
export class WholeNotices extends Notices {
  constructor(
    private readonly gateway: Notices,
    private readonly numbers: SealedNumbers | undefined,
  ) {
    super();
  }

  override async deliver(notice: Notice): Promise<NoticeProof> {
    const [fa, en] = await Promise.all([
      wholeText(notice.says.fa, 'fa', this.numbers),
      wholeText(notice.says.en, 'en', this.numbers),
    ]);
    return this.gateway.deliver({ ...notice, says: { fa, en } });
  }
}
