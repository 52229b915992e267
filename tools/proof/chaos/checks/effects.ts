import type { RecordedEvent } from '@pishkhan/event-store';
import { publicOf, type Public } from '../evidence/publications.ts';
import { none, type Check, type Evidence } from './check.ts';

type Data = Readonly<Record<string, unknown>>;

/** The effect that a message of one service must have in another, exactly once. */
interface Effect {
  readonly message: string;
  readonly effect: readonly string[];
  /** The subject of the message, as the effect identifies it. */
  keyOf(data: Data): string;
  effectKeyOf(event: RecordedEvent): string | undefined;
  /** Whether this message must have the effect; default: always. */
  expected?(data: Data, log: Indexed): boolean;
}

interface Indexed {
  readonly withdrawn: ReadonlySet<string>;
}

const text = (value: unknown): string => String(value);
const by = (field: string) => ({
  keyOf: (data: Data) => text(data[field]),
  effectKeyOf: ({ data }: RecordedEvent) => text((data as Data)[field]),
});

const heardBy = (message: string): Effect => ({
  message,
  effect: ['ServiceAnswered'],
  keyOf: ({ correctionId }) => text(correctionId),
  effectKeyOf: ({ data }) => ((data as Data)['event'] === message ? text((data as Data)['requestId']) : undefined),
  expected: ({ caseId }, { withdrawn }) => !withdrawn.has(text(caseId)),
});

const effects: readonly Effect[] = [
  { message: 'AccountOpened', effect: ['BillAccountOpened'], ...by('accountId') },
  {
    message: 'MeterInstalled',
    effect: ['MeterTaken'],
    keyOf: ({ meterId }) => text(meterId),
    effectKeyOf: ({ data }) => text((data as { meter: Data }).meter['meterId']),
  },
  {
    message: 'ReadingAccepted',
    effect: ['BillIssued'],
    keyOf: ({ readingId }) => text(readingId),
    effectKeyOf: ({ data }) => text((data as Data)['closingReadingId']),
  },
  {
    message: 'BillCorrectionRequested',
    effect: ['CorrectionProposed', 'CorrectionRefused', 'CorrectionWithdrawn'],
    keyOf: ({ correctionId }) => text(correctionId),
    // A refusal after a proposal replies to a recomputation, not to the request.
    effectKeyOf: ({ revision, data }) =>
      revision === 0
        ? text((data as { request?: Data }).request?.['correctionId'] ?? (data as Data)['correctionId'])
        : undefined,
  },
  { message: 'BillCorrected', effect: ['ReadingCorrected'], ...by('correctionId') },
  {
    message: 'MeterVisited',
    effect: ['MeterFaultFound'],
    ...by('caseId'),
    expected: ({ meterSound }) => meterSound === false,
  },
  heardBy('BillCorrected'),
  heardBy('BillCorrectionRefused'),
];

const violationsOf = (
  effect: Effect,
  published: readonly Public[],
  log: readonly RecordedEvent[],
  indexed: Indexed,
) => {
  const found = new Map<string, number>();
  for (const event of log.filter(({ type }) => effect.effect.includes(type))) {
    const key = effect.effectKeyOf(event);
    if (key !== undefined) found.set(key, (found.get(key) ?? 0) + 1);
  }
  const messages = published.filter(
    ({ type, event }) => type === effect.message && (effect.expected?.(dataOf(event), indexed) ?? true),
  );
  const wrong = messages.map(({ event }) => effect.keyOf(dataOf(event))).filter((key) => found.get(key) !== 1);
  return {
    count: messages.length,
    lost: wrong.filter((key) => !found.has(key)).map((key) => tell(effect, key, 0)),
    doubled: wrong.filter((key) => found.has(key)).map((key) => tell(effect, key, found.get(key)!)),
  };
};

/** For a request made by a case: the content of the request. */
const dataOf = ({ type, data }: RecordedEvent): Data =>
  type === 'ServiceRequested'
    ? (data as { content: Data }).content
    : type === 'CorrectionRefused'
      ? (data as { request: Data }).request
      : (data as Data);
const tell = ({ message, effect }: Effect, key: string, times: number): string =>
  `${message} ${key} led to ${effect.join(' or ')} ${times} times`;

/** Each message has its effect in the other service exactly once (R1, R5). */
export const everyMessageHasItsEffectOnce = ({
  log,
}: Pick<Evidence, 'log'>): readonly [lost: Check, doubled: Check] => {
  const published = publicOf(log);
  const indexed = {
    withdrawn: new Set(
      log.filter(({ type }) => type === 'CaseWithdrawn').map(({ stream }) => stream.slice('case-'.length)),
    ),
  };
  const all = effects.map((effect) => violationsOf(effect, published, log, indexed));
  const count = `${all.reduce((sum, one) => sum + one.count, 0)} messages`;
  return [
    none(
      'R1',
      'messages without their effect in another service',
      all.flatMap(({ lost }) => lost),
      count,
    ),
    none(
      'R1',
      'messages with their effect twice',
      all.flatMap(({ doubled }) => doubled),
      count,
    ),
  ];
};
