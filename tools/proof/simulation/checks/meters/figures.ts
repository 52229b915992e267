import { judge, ofType, type RecordedEvent } from '@pishkhan/event-store';
import type { Check } from '../check.ts';

type Log = readonly RecordedEvent[];

interface Requested {
  readonly request: string;
  readonly requestId: string;
}
interface Answered {
  readonly requestId: string;
  readonly event: string;
}
interface OfFigure {
  readonly readingId?: string;
  readonly selfReadingId?: string;
  readonly selfReading?: { readonly selfReadingId: string };
}
interface Billed {
  readonly closingReadingId: string;
  readonly consumption: string;
  readonly billNumber: string;
  readonly parts?: readonly { readonly consumption: string }[];
}

const figuresOf = (log: Log) =>
  ofType<Requested>(log, 'ServiceRequested').filter(({ data }) => data.request === 'SelfReadingRequested');

const outcomesIn = (log: Log, type: string, requestId: string) =>
  ofType<OfFigure>(log, type).filter(
    ({ data }) => (data.selfReading?.selfReadingId ?? data.selfReadingId) === requestId,
  );

/** No case waits for ever, and no figure counts twice (A9-3). */
const eachIsAnswered: Check = {
  name: 'each figure of a subscriber that a case enters is accepted, kept as evidence or refused once',
  judge: ({
    company: {
      store: { log },
    },
  }) =>
    judge(figuresOf(log), ({ stream, data: { requestId } }) => {
      const outcomes = ['ReadingAccepted', 'ReadingKeptAsEvidence', 'SelfReadingRefused'].flatMap((type) =>
        outcomesIn(log, type, requestId),
      );
      return outcomes.length !== 1 && `${stream}: figure ${requestId} has ${outcomes.length} outcomes`;
    }),
};

/** The bill on demand reaches the case that delivers it, and a refusal the one that asks again (A9-4). */
const eachReachesItsCase: Check = {
  name: 'each bill by the figure of a subscriber, and each refusal of one, reaches its case once',
  judge: ({
    company: {
      store: { log },
    },
  }) =>
    judge(figuresOf(log), ({ stream, data: { requestId } }) => {
      const accepted = outcomesIn(log, 'ReadingAccepted', requestId).map(({ data }) => data.readingId);
      const bills = ofType<Billed>(log, 'BillIssued').filter(({ data }) => accepted.includes(data.closingReadingId));
      const refusals = outcomesIn(log, 'SelfReadingRefused', requestId);
      const heard = (event: string) =>
        ofType<Answered>(log, 'ServiceAnswered').filter(
          (each) => each.stream === stream && each.data.requestId === requestId && each.data.event === event,
        ).length;
      const [billed, refused] = [heard('BillIssued'), heard('SelfReadingRefused')];
      return (
        (billed !== bills.length || refused !== refusals.length) &&
        `${stream}: figure ${requestId} has ${bills.length} bills and ${refusals.length} refusals; the case learnt of ${billed} and ${refused}`
      );
    }),
};

const litres = (volume: string): number => Number(volume.replace('.', ''));

/** Measured m³ stay beside standard m³, and nothing is lost between them (11.4). */
const partsAddUp: Check = {
  name: 'the m³ of each bill in parts are those of its meters, in standard m³ too',
  judge: ({
    company: {
      store: { log },
    },
  }) =>
    judge(
      ofType<Billed>(log, 'BillIssued').filter(({ data }) => data.parts !== undefined),
      ({ data: { billNumber, consumption, parts = [] } }) => {
        const sum = parts.reduce((total, part) => total + litres(part.consumption), 0);
        return (
          sum !== litres(consumption) && `bill ${billNumber} is for ${consumption} m³, its parts for ${sum} litres`
        );
      },
    ),
};

export const figureChecks: readonly Check[] = [eachIsAnswered, eachReachesItsCase, partsAddUp];
