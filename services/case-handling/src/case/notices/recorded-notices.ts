import type { Clock } from '@pishkhan/calendar';
import type { NoticeProof } from '../../engine/case.messages.ts';
import { Notices, type Notice } from './notices.ts';

/** The embedded profile has no gateway: the clerk informs the applicant, and this is recorded and shown. */
export class RecordedNotices extends Notices {
  private readonly clock: Pick<Clock, 'now'>;
  constructor(clock: Pick<Clock, 'now'>) {
    super();
    this.clock = clock;
  }

  override deliver({ noticeId, channel }: Notice): Promise<NoticeProof> {
    return Promise.resolve({ channel, at: this.clock.now().toISOString(), reference: noticeId });
  }
}
