import { expect, it } from '@jest/globals';
import type { CaseEvent } from '../../../../engine/case.messages.ts';
import { ofContractor } from '../../../../engine/walk/world.builders.ts';
import { walk } from '../../../../engine/walk/walk.builders.ts';
import { meterTestCase } from '../../../../kinds/meter/test/meter-test.case.ts';
import { caseFile, type CaseFileView } from '../../../views/case-file.view.ts';
import { caseFileOf, summaryOf } from '../case-file.responses.ts';
import { shownToContractor, summaryForContractor } from './contractors-case.ts';

const SABALAN = 'contractor-sabalan';
const sabalan = ofContractor('exchangeContractor');
const taftan = ofContractor('calibrationWorkshop');
const exchanged = {
  result: 'exchanged',
  doneOn: '1405-09-01',
  removalIndex: 2420,
  serial: '62000901',
  capacity: 'G4',
  registerDigits: 5,
  index: 3,
  damaged: false,
};

/** Each decision with a reason of its own. */
const reasoned = (event: CaseEvent): CaseEvent =>
  event.type === 'CaseDecided'
    ? { ...event, data: { ...event.data, reason: `because of ${event.data.answer}` } }
    : event;
const fileAfter = (events: readonly CaseEvent[]) => {
  const fact = (event: CaseEvent, revision: number) => ({
    ...reasoned(event),
    stream: 'case-1',
    revision,
    schemaVersion: 1,
    recordedAt: '2026-11-22T08:30:00.000Z',
    businessDate: '2026-11-22',
    actor: { subject: 'somebody', office: event.type === 'WorkReported' ? SABALAN : 'office-101', roles: [] },
  });
  const file = events.reduce<CaseFileView | undefined>(
    (document, event, revision) => caseFile.apply(document as never, fact(event, revision) as never, '1'),
    undefined,
  )!;
  return { ...file, _id: '1' };
};
const shown = (events: readonly CaseEvent[]) => {
  const file = fileAfter(events);
  const summary = summaryForContractor(summaryOf(file), file, SABALAN);
  return {
    summary,
    file: shownToContractor(caseFileOf(file, { actions: [], withheld: [], applicant: undefined }), file, SABALAN),
  };
};

const ordered = walk(meterTestCase, { bill: undefined })
  .opened({ accountId: '1000001', reason: 'the bill has doubled' })
  .on('1405-09-01')
  .decided('testAccepted');
const form = ordered.reported(exchanged, sabalan);
const answered = { doneOn: '1405-09-01', error: '0', answerNumber: '1', answeredOn: '1405-09-01', damaged: false };
const charging = form
  .decided('formApproved', { workshop: 'contractor-taftan' })
  .hears('MeterExchanged')
  .reported({ finding: 'sound', ...answered }, taftan)
  .decided('foundSound')
  .informed('sms')
  .decided('costPosted')
  .hears('MiscChargeRefused');

it('A1-4, A1-13 a contractor sees its order and why its form came back', () => {
  const { summary, file } = shown(form.decided('formReturned').events);
  expect(summary).toMatchObject({ stage: 'exchange', waitsFor: 'exchangeContractor', assignedTo: null });
  expect(JSON.stringify(file.history)).toContain('because of formReturned');
  expect(JSON.stringify(file)).not.toContain('because of testAccepted');
});

it('A1-11, 1.2 a contractor sees no other work of the case and nothing about money, in lists neither', () => {
  const { summary, file } = shown(charging.events);
  for (const each of [summary, file])
    expect(each).toMatchObject({ stage: '', nextStep: null, waitsFor: null, dueOn: null, outcome: null });
  const back = shown(charging.decided('costNotPosted').events);
  expect(back.summary).toMatchObject({ stage: 'return', waitsFor: 'exchangeContractor' });
  expect(JSON.stringify(back)).not.toContain('because of costNotPosted');
});
