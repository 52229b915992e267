import { describe, expect, it } from '@jest/globals';
import { nothingIsDoubled } from './doubled.ts';
import { everyMessageHasItsEffectOnce } from './effects.ts';
import { everythingPublicIsPublished, orderIsKept } from './inverted.ts';
import {
  everyCommandIsAnswered,
  noAcceptedRowIsLost,
  nothingAcknowledgedIsLost,
  nothingRefusedIsDone,
} from './lost.ts';
import { ledgerBalances, paymentsAreConserved, receivablesAgree } from './money.ts';
import { commandIdOf, entry, lying, paid, SampleLog } from './samples.ts';

const log = () =>
  new SampleLog()
    .append('bill-account-1', commandIdOf('key-1'), [paid('R-1', 1000)])
    .append('bill-account-1', commandIdOf('key-2'), [paid('R-2', 500)]);
const entries = () => [
  entry({ rial: 1000, answer: { receiptNumber: 'R-1' }, position: '1-1' }),
  entry({ rial: 500, answer: { receiptNumber: 'R-2' }, position: '2-2' }, { key: 'key-2' }),
];
const evidence = (more = {}) => ({ log: log().events, entries: entries(), lying: [], ...more });
const failures = ({ violations }: { violations: readonly string[] }) => violations.length;

describe('R1: acknowledged commands', () => {
  it('whose events are in the log are not lost', () => expect(failures(nothingAcknowledgedIsLost(evidence()))).toBe(0));
  it('are lost if the log has no event of them', () =>
    expect(failures(nothingAcknowledgedIsLost(evidence({ log: log().events.slice(0, 1) })))).toBe(1));
  it('are lost if the log has another id than the response', () => {
    expect(
      failures(
        nothingAcknowledgedIsLost(
          evidence({ entries: [entry({ answer: { receiptNumber: 'R-9' }, position: '1-1' })] }),
        ),
      ),
    ).toBe(1);
  });
  it('are lost if they have no event at the position of the response', () =>
    expect(failures(nothingAcknowledgedIsLost(evidence({ entries: [entry({ position: '2-2' })] })))).toBe(1));
  it('may have no event if the state was already as requested', () => {
    expect(
      failures(nothingAcknowledgedIsLost(evidence({ entries: [entry({}, { key: 'key-3', mayBeNothing: true })] }))),
    ).toBe(0);
  });
  it('without a final response are named', () =>
    expect(failures(everyCommandIsAnswered(evidence({ entries: [entry({ status: undefined })] })))).toBe(1));
  it('that were rejected must have no events', () => {
    expect(failures(nothingRefusedIsDone(evidence({ entries: [entry({ status: 422 }, { key: 'key-3' })] })))).toBe(0);
    expect(failures(nothingRefusedIsDone(evidence({ entries: [entry({ status: 422 })] })))).toBe(1);
  });
  it('rows of a file that were reported as accepted must be readings', () => {
    const file = commandIdOf('file-1');
    const read = new SampleLog().append('reading-file-f', file, [['ReadingFileReceived', { fileId: 'f' }]]);
    const delivered = [entry({ answer: { fileId: 'f', accepted: 1 } }, { key: 'file-1', category: 'reading-file' })];
    expect(failures(noAcceptedRowIsLost(evidence({ log: read.events, entries: delivered })))).toBe(1);
    const row = {
      ...read.append('meter-1', 'row-1', [['ReadingAccepted', { meterId: '1', readOn: '2026-10-01' }]]).events.at(-1)!,
    };
    const caused = { ...row, metadata: { ...row.metadata, causationId: file } };
    expect(failures(noAcceptedRowIsLost(evidence({ log: [read.events[0]!, caused], entries: delivered })))).toBe(0);
  });
});

describe('R1: doubles', () => {
  it('do not occur in a log with one append per command', () => expect(failures(nothingIsDoubled(evidence()))).toBe(0));
  it('of a command are found', () =>
    expect(
      failures(
        nothingIsDoubled(
          evidence({ log: log().append('bill-account-1', commandIdOf('key-1'), [paid('R-3', 1000)]).events }),
        ),
      ),
    ).toBeGreaterThan(0));
  it('of a receipt under another command are found', () => {
    expect(
      nothingIsDoubled(
        evidence({ log: log().append('bill-account-1', commandIdOf('key-3'), [paid('R-1', 1000)]).events }),
      ).violations,
    ).toEqual(['PaymentReceived of receipt R-1: 2 times']);
  });
  it('a gap in a stream is found', () =>
    expect(failures(nothingIsDoubled(evidence({ log: log().events.slice(1) })))).toBe(1));
});

describe('R1: effects of messages in other services', () => {
  const opened = () => new SampleLog().append('account-1', 'a', [['AccountOpened', { accountId: '1' }]]);
  const effect = (at: string) => [`bill-account-${at}`, `b${at}`, [['BillAccountOpened', { accountId: '1' }]]] as const;
  const judged = (events: SampleLog['events']) => everyMessageHasItsEffectOnce({ log: events }).map(failures);
  it('occur once', () => expect(judged(opened().append(...effect('1')).events)).toEqual([0, 0]));
  it('that are missing are lost', () => expect(judged(opened().events)).toEqual([1, 0]));
  it('that occur twice are doubled', () =>
    expect(
      judged(
        opened()
          .append(...effect('1'))
          .append(...effect('2')).events,
      ),
    ).toEqual([0, 1]));
});

describe('R1: order in the topics', () => {
  const {
    events: [first, second],
  } = log() as unknown as { events: [SampleLog['events'][0], SampleLog['events'][0]] };
  it('holds if first occurrences rise; repeated messages do not matter', () => {
    expect(
      failures(orderIsKept({ lying: [lying(first, -1), lying(first, -1), lying(second, 0), lying(first, -1)] })),
    ).toBe(0);
  });
  it('an inversion is found', () =>
    expect(failures(orderIsKept({ lying: [lying(second, 0), lying(first, -1)] }))).toBe(2));
  it('a gap in the chain is found', () =>
    expect(failures(orderIsKept({ lying: [lying({ ...second, revision: 2 }, 1)] }))).toBe(1));
  it('a stream in two partitions is found', () =>
    expect(failures(orderIsKept({ lying: [lying(first, -1), lying(second, 0, 1)] }))).toBe(1));
  it('an unpublished public event is found, and a message without an event', () => {
    const ours = (stream: string) => stream === 'bill-account-poison';
    expect(failures(everythingPublicIsPublished(evidence({ lying: [lying(first, -1), lying(second, 0)] }), ours))).toBe(
      0,
    );
    expect(failures(everythingPublicIsPublished(evidence({ lying: [lying(first, -1)] }), ours))).toBe(1);
    const strange = lying({ id: 'x', stream: 'bill-account-9', revision: 0 }, -1);
    expect(
      failures(everythingPublicIsPublished(evidence({ lying: [lying(first, -1), lying(second, 0), strange] }), ours)),
    ).toBe(1);
  });
});

describe('R1: money', () => {
  it('is conserved if the log has the acknowledged payments', () =>
    expect(paymentsAreConserved(evidence())).toMatchObject({ found: '0 rial', violations: [] }));
  it('a difference of one rial is found', () =>
    expect(
      failures(paymentsAreConserved(evidence({ entries: [...entries(), entry({ rial: 1 }, { key: 'key-3' })] }))),
    ).toBe(1));
  it('a posting that does not balance is found', () => {
    expect(failures(ledgerBalances(evidence()))).toBe(0);
    expect(failures(ledgerBalances({ log: log().append('bill-account-1', 'c', [paid('R-3', 10, -9)]).events }))).toBe(
      1,
    );
  });
  it('a receivable that differs between view and log is found', () => {
    const kept = [
      { accountId: '1', entries: [{ ledgerAccount: 'receivable:1', amount: -1000 }] },
      { accountId: '1', entries: [{ ledgerAccount: 'receivable:1', amount: -500 }] },
    ];
    expect(failures(receivablesAgree({ log: log().events }, kept))).toBe(0);
    expect(failures(receivablesAgree({ log: log().events }, kept.slice(1)))).toBe(1);
  });
});
