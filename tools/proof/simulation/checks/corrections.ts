import { isDeepStrictEqual } from 'node:util';
import { judge, ofType, type RecordedEvent } from '@pishkhan/event-store';
import type { Check } from './check.ts';

type Log = readonly RecordedEvent[];
/** Events with the figures that are approved. */
const proposing: readonly string[] = ['CorrectionProposed', 'CorrectionReproposed', 'CorrectionProposedAnew'];

type Fields = Readonly<Record<string, unknown>>;

interface Requested {
  readonly request: string;
  readonly requestId: string;
}

const requestsOf = (log: Log) =>
  ofType<Requested>(log, 'ServiceRequested').filter(({ data }) => data.request === 'BillCorrectionRequested');
const streamOf = (log: Log, correctionId: string) =>
  log.filter(({ stream }) => stream === `correction-${correctionId}`);
const count = (events: Log, ...types: string[]) => events.filter(({ type }) => types.includes(type)).length;
const ofCorrection = (log: Log, type: string, correctionId: string) =>
  ofType<Fields>(log, type).filter(({ data }) => data['correctionId'] === correctionId);

const answeredByBilling: Check = {
  name: 'each correction that a case requested is proposed, refused or taken back once',
  judge: ({
    company: {
      store: { log },
    },
  }) =>
    judge(requestsOf(log), ({ stream, data: { requestId } }) => {
      const events = streamOf(log, requestId);
      const begun = count(events.slice(0, 1), 'CorrectionProposed', 'CorrectionRefused', 'CorrectionWithdrawn');
      return (
        (begun !== 1 || count(events, 'CorrectionProposed') > 1 || count(events, 'CorrectionRefused') > 1) &&
        `${stream}: correction ${requestId} was answered by ${events.map(({ type }) => type).join(', ') || 'nothing'}`
      );
    }),
};

/** A fully approved correction does not stay open: it is posted, or found stale. */
const postedOrStale: Check = {
  name: 'each fully approved correction is posted once or found stale',
  judge: ({
    company: {
      store: { log },
    },
  }) =>
    judge(
      ofType<{ correctionId: string; hash: string }>(log, 'CorrectionFullyApproved'),
      ({ stream, revision, data: { correctionId, hash } }) => {
        const next = log.find(
          (event) => event.stream === stream && event.revision > revision && event.type !== 'CorrectionWithdrawalNoted',
        );
        const ends = next?.type === 'CorrectionPosted' || next?.type === 'CorrectionFoundStale';
        const [corrected, posted] = [
          ofCorrection(log, 'BillsCorrected', correctionId),
          ofCorrection(log, 'CorrectionPosted', correctionId),
        ];
        const agrees =
          corrected.length === posted.length &&
          posted.length <= 1 &&
          (next?.type !== 'CorrectionPosted' || corrected[0]?.data['hash'] === hash);
        return (
          !(ends && agrees) &&
          `${stream} #${revision}: then ${next?.type ?? 'nothing'}; ${corrected.length} postings, ${posted.length} marks`
        );
      },
    ),
};

interface Signed {
  readonly correctionId: string;
  readonly hash: string;
  readonly difference: number;
  readonly readings: unknown;
}

/** What the approvers signed is what is posted (11.8, 15.4-29). */
const postedAsSigned: Check = {
  name: 'each posting has the figures of the proposal that was approved',
  judge: ({
    company: {
      store: { log },
    },
  }) =>
    judge(ofType<Signed>(log, 'BillsCorrected'), ({ stream, revision, data }) => {
      const proposals = streamOf(log, data.correctionId)
        .filter(({ type }) => proposing.includes(type))
        .map((event) => event.data as { readonly hash: string; readonly proposal: Signed });
      const signed = proposals.findLast(({ hash }) => hash === data.hash)?.proposal;
      return (
        !(signed?.difference === data.difference && isDeepStrictEqual(signed.readings, data.readings)) &&
        `${stream} #${revision}: posted ${data.difference}, approved ${signed?.difference}`
      );
    }),
};

const notes: readonly unknown[] = ['BillCorrectionProposed', 'BillCorrectionOvertaken'];
const isFinal = ({ data }: { readonly data: Fields }) => !notes.includes(data['event']);
const isProposal = ({ data }: { readonly data: Fields }) => data['event'] === 'BillCorrectionProposed';

/**
 * The end of a request reaches its case once. Its proposal is recorded at most as often as it occurred, because other
 * streams may overtake it.
 */
const heardByItsCase: Check = {
  name: 'each response reaches its case once',
  judge: ({
    company: {
      store: { log },
    },
  }) =>
    judge(requestsOf(log), ({ stream, data: { requestId } }) => {
      const heard = ofType<Fields>(log, 'ServiceAnswered').filter(
        (event) => event.stream === stream && event.data['requestId'] === requestId,
      );
      const events = streamOf(log, requestId);
      const ended =
        ofCorrection(log, 'BillsCorrected', requestId).length +
        count(events, 'CorrectionRefused', 'CorrectionDeclined', 'CorrectionWithdrawn');
      const proposed = count(events, 'CorrectionProposed', 'CorrectionReproposed');
      const [ends, noted] = [heard.filter(isFinal).length, heard.filter(isProposal).length];
      return (
        (ended > 1 || ends !== ended || noted > proposed || (ended === 0 && noted !== proposed)) &&
        `${stream}: request ${requestId} ended ${ended} times and was proposed ${proposed} times; the case recorded ${ends} and ${noted}`
      );
    }),
};

export const correctionChecks: readonly Check[] = [answeredByBilling, postedOrStale, postedAsSigned, heardByItsCase];
