import type { RecordedEvent } from '@pishkhan/event-store';
import type { BillsCorrected } from '../../../services/billing-adjustments/src/bill-account/domain/bill-account.messages.ts';
import { judge, ofType, type Invariant } from './invariant.ts';

export const fourEyes: Invariant = {
  name: 'approver ≠ proposer, and no approver twice',
  source: '7.5, 15.4-29',
  check: (log) => {
    const proposers = new Map(
      ofType<{ content: { correctionId?: string; proposedBy?: string } }>(log, 'ServiceRequested').map(({ data }) => [
        data.content.correctionId,
        data.content.proposedBy,
      ]),
    );
    return judge(ofType<BillsCorrected['data']>(log, 'BillsCorrected'), ({ stream, data }) => {
      const approvers = data.approvals.map(({ by }) => by);
      const proposer = proposers.get(data.correctionId);
      const wrong =
        approvers.length === 0 || approvers.includes(proposer ?? '') || new Set(approvers).size !== approvers.length;
      return (
        wrong &&
        `${stream}: correction ${data.correctionId}, proposed by ${proposer}, was approved by ${approvers.join(', ') || 'nobody'}`
      );
    });
  },
};

export const everyEventHasAnActor: Invariant = {
  name: 'every event names its actor, command and cause',
  source: 'architecture, metadata; quality A5',
  check: (log) =>
    judge(log, ({ stream, revision, type, metadata }: RecordedEvent) => {
      const named =
        metadata.actor.subject !== '' &&
        metadata.commandId !== '' &&
        metadata.causationId !== '' &&
        metadata.recordedAt !== '' &&
        metadata.businessDate !== '';
      return !named && `${stream} #${revision} ${type} has no actor, command or cause`;
    }),
};

export const casesAreAwaited: Invariant = {
  name: 'every case has an open deadline or an outcome',
  source: 'architecture, invariants; 7.1',
  check: (log) => {
    const cases = Map.groupBy(
      log.filter(({ stream }) => stream.startsWith('case-')),
      ({ stream }) => stream,
    );
    return judge([...cases], ([stream, events]) => {
      const has = (type: string) => events.filter((event) => event.type === type).length;
      const awaited = has('CaseClosed') > 0 || has('ClockStarted') > has('ClockStopped') || has('AnswerRecorded') > 0;
      return !awaited && `${stream} is open without a deadline`;
    });
  },
};
