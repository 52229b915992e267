import { describe, expect, it } from '@jest/globals';
import { fold, isRejection } from '@pishkhan/decider';
import { caseDecider } from '../../../engine/case.ts';
import {
  by,
  momentOn,
  jalali,
  ofContractor,
  workingCalendar,
  type World,
} from '../../../engine/walk/world.builders.ts';
import { walk } from '../../../engine/walk/walk.builders.ts';
import { kinds } from '../../index.ts';
import { meterFault } from './meter-fault.case.ts';
import { meterFaultV2 } from './meter-fault.v2.case.ts';
import { meterVisit } from '../visit/meter-visit.case.ts';

const sabalan = ofContractor('exchangeContractor');
const taftan = ofContractor('calibrationWorkshop');
const head = by('headOfSubscriberAffairs', 'county-1');
const workshop = { workshop: 'contractor-taftan' };
const asked = { accountId: '1000001', fault: 'it stands still' };
const exchanged = {
  result: 'exchanged',
  doneOn: '1405-09-02',
  removalIndex: 2420,
  serial: '62000901',
  capacity: 'G4',
  registerDigits: 5,
  index: 3,
  damaged: false,
};
const answered = (finding: 'sound' | 'faulty', more: object = {}) => ({
  finding,
  doneOn: '1405-09-05',
  answerNumber: 'ت/۷',
  answeredOn: '1405-09-05',
  damaged: false,
  ...more,
});
const period = { faultyFrom: '1405-08-10', method: 'averageBefore' };

const registered = (form: object = {}, around: Partial<World> = {}) =>
  walk(meterFaultV2, { bill: undefined, ...around })
    .opened({ ...asked, ...form })
    .on('1405-09-01');
const confirmed = () => registered().visited({ meterSound: false }).decided('faultConfirmed');
const entered = () =>
  confirmed()
    .on('1405-09-02')
    .reported(exchanged, sabalan)
    .expect({ stage: 'exchangeForm' })
    .decided('formApproved')
    .hears('MeterExchanged')
    .expect({ stage: 'faultPeriod' });
const determined = () => entered().decided('consumptionDetermined', period).hears('BillCorrected');
const atTheWorkshop = (informed = determined()) =>
  informed.informed('sms').decided('repairOrdered', workshop).expect({ stage: 'repair' }).on('1405-09-05');

describe('meter fault, version 2 (A2)', () => {
  it('A2-3, A2-4 a confirmed fault is ordered from the company of the zone', () => {
    confirmed().expect({ stage: 'exchange', waitsFor: 'exchangeContractor', due: { exchange: '1405-09-02' } });
  });
  it('A2-5, A2-7 the approved form becomes Card 13 with its reason', () => {
    expect(
      confirmed().on('1405-09-02').reported(exchanged, sabalan).decided('formApproved').lastRequest(),
    ).toMatchObject({ reason: 'fault', takenOff: { meterId: '62000001' }, putIn: { serial: '62000901' } });
  });
  it('A2-6, 15.2-4 the consumption of the fault period is determined by a method until the exchange', () => {
    const requested = entered().decided('consumptionDetermined', period);
    expect(requested.expect({ stage: 'faultCorrection' }).lastRequest()).toMatchObject({
      cause: {
        kind: 'faultPeriod',
        meterId: '62000001',
        from: '2026-11-01',
        to: '2026-11-23',
        method: 'averageBefore',
      },
    });
    requested.hears('BillCorrectionRefused').expect({ stage: 'faultPeriod' });
    entered()
      .decided('consumptionDetermined', { ...period, faultyFrom: '1405-09-02' })
      .thenRejected('FaultMustBeginBeforeTheExchange');
    const agreed = { method: 'agreed', faultyFrom: '1405-08-10', cubicMetres: 80, evidence: 'minutes 12' };
    expect(entered().decided('consumptionDetermined', agreed).lastRequest()).toMatchObject({
      cause: { method: 'agreed', cubicMetres: 80 },
      evidence: { remarks: 'minutes 12' },
    });
  });
  it('A2-8, 15.4-22 the applicant is informed in 3 working days, and the meter goes to the workshop after it', () => {
    atTheWorkshop()
      .expect({ deadline: { answer: 'kept' }, waitsFor: 'calibrationWorkshop' })
      .reported(answered('faulty'), taftan)
      .decided('wasFaulty')
      .expect({ outcome: 'exchanged' });
  });
  it('A2-6 a meter that proves sound: the consumption of the fault period is taken back, and the applicant informed', () => {
    const taking = atTheWorkshop().reported(answered('sound'), taftan).decided('wasSound');
    expect(taking.expect({ stage: 'takingBack' }).lastRequest()).toMatchObject({
      cause: { kind: 'faultPeriodWithdrawn', faultOf: expect.any(String) },
    });
    taking.hears('BillCorrectionRefused').expect({ stage: 'repairResult' });
    taking
      .hears('BillCorrected')
      .expect({ stage: 'provedSoundAnswer' })
      .informed('phone')
      .expect({ outcome: 'provedSound' });
    atTheWorkshop(entered().decided('noFaultPeriod'))
      .reported(answered('sound'), taftan)
      .decided('wasSound')
      .expect({ stage: 'provedSoundAnswer' });
  });
  it('B6-5 damage that the exchange or the workshop saw is charged by the decision of the company', () => {
    atTheWorkshop()
      .reported(answered('faulty', { damaged: true }), taftan)
      .decided('wasFaulty')
      .decided('damageDecided', { number: 'R-9', decidedOn: '1405-09-05', amount: 900_000 }, head)
      .decided('damagePosted')
      .hears('MiscChargePosted')
      .expect({ outcome: 'exchanged' });
    atTheWorkshop()
      .reported(answered('faulty', { damaged: true }), taftan)
      .decided('wasFaulty')
      .decided('noDamage', {}, head)
      .expect({ outcome: 'exchanged' });
  });
  it('B5-3 the company’s own finding is registered without a request; another representative decides', () => {
    const finder = by('qualifiedRepresentative', 'office-101', 'representative-a');
    walk(meterFaultV2, { bill: undefined })
      .opened({ ...asked, foundBy: 'company' }, finder)
      .on('1405-09-01')
      .visited({ meterSound: false })
      .decided('faultConfirmed', {}, finder)
      .thenRejected('RegistrarMustNotDecide')
      .decided('faultConfirmed')
      .expect({ stage: 'exchange' });
  });
  it('B5-3 a subscriber does not withdraw what the company found itself', () => {
    const opened = (foundBy: string) =>
      walk(meterFaultV2, { bill: undefined })
        .opened({ ...asked, foundBy })
        .on('1405-09-01');
    opened('company').withdrawn('no').thenRejected('FindingOfTheCompanyMustNotBeWithdrawn');
    opened('subscriber').withdrawn('no').expect({ stage: 'withdrawn' });
  });
  it('15.4-22 a lost meter, a returned form and a called-back order lead on', () => {
    const there = atTheWorkshop();
    there
      .reported({ finding: 'lost', remarks: 'unknown' }, taftan)
      .decided('notRepaired')
      .expect({ outcome: 'exchanged' });
    there.reported(answered('sound'), taftan).decided('answerReturned').expect({ stage: 'repair' });
    there.sentBack(by('qualifiedRepresentative')).expect({ stage: 'repairOrder' });
  });
});

describe('cases of version 1 and cases that continue', () => {
  it('A2-3 a case opened by version 1 finishes as it began', () => {
    const old = walk(meterFault, { bill: undefined }).opened(asked).on('1405-09-01').visited({ meterSound: false });
    const decider = caseDecider(kinds);
    const state = fold(decider, old.events);
    const command = {
      type: 'Decide',
      answer: 'faultConfirmed',
      form: {},
      readings: [],
      evidence: {
        certificates: [
          {
            office: 'office-101',
            certificateNumber: 'c',
            validFrom: jalali('1404-01-01'),
            validTo: jalali('1406-01-01'),
          },
        ],
      },
      reason: 'seen',
      by: by('qualifiedRepresentative'),
      ...momentOn(jalali('1405-09-01')),
      calendars: [workingCalendar()],
    } as const;
    const decided = decider.decide(command, state);
    expect(isRejection(decided) ? decided : decided.map(({ data }) => data)).toContainEqual(
      expect.objectContaining({ stage: 'exchangeAnswer' }),
    );
  });
  it('A3-3, A2-1 a visit that finds a faulty meter continues as version 2, with the policy of that day', () => {
    walk(meterVisit, { bill: undefined })
      .opened({ accountId: '1000001', reason: 'too high' })
      .on('1405-09-01')
      .visited({ meterSound: false, remarks: 'the glass is broken' })
      .continued(meterFaultV2)
      .expect({ stage: 'confirmation' })
      .decided('faultConfirmed')
      .expect({ stage: 'exchange', due: { exchange: '1405-09-02' } });
  });
});
