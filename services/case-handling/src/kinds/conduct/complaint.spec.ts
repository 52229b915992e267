import { describe, expect, it } from '@jest/globals';
import { by } from '../../engine/walk/world.builders.ts';
import { walk } from '../../engine/walk/walk.builders.ts';
import { complaint } from './complaint.case.ts';

const asked = {
  subject: 'behaviour',
  complaint: 'the clerk sent me away',
  countyOffice: 'county-1',
  applicantName: 'Ali',
  mobile: '09123456789',
};
const head = by('headOfOffice', 'county-1');
const repairs = by('repairsUnit', 'county-1');
const emergency = by('emergencyUnit', 'county-1');
const stranger = { bill: undefined, account: undefined, countyOffice: 'county-1', fee: undefined };
const registered = (more: object = {}, around: object = {}, registrar = by('counterClerk')) =>
  walk(complaint, { ...stranger, ...around })
    .opened({ ...asked, ...more }, registrar)
    .on('1405-09-01');
const referred = (more: object = {}) => registered(more).decided('referred', { unit: 'REPAIRS' }, head);
const replied = (more: object = {}) => referred(more).decided('replied', { reply: 'we talked to him' }, repairs);

describe('complaint (A5)', () => {
  it('A5-1 is registered for any applicant, a subscriber or not, without a fee; name and number are in no event', () => {
    const { events } = registered();
    expect(events[0]).toMatchObject({
      type: 'CaseOpened',
      data: { accountId: null, countyOffice: 'county-1', fee: null, facts: { subject: 'behaviour' } },
    });
    expect(JSON.stringify(events)).not.toMatch(/Ali|0912/);
    walk(complaint, { bill: undefined })
      .opened({ subject: 'behaviour', complaint: 'x', accountId: '1000001' })
      .on('1405-09-01')
      .expect({ stage: 'referral' });
  });
  it('A5-1, A5-4 names its gas office or an existing account, and a way to contact the applicant', () => {
    walk(complaint, { ...stranger, countyOffice: undefined })
      .opened(asked)
      .on('1405-09-01')
      .thenRejected('CountyOfficeMustBeKnown');
    walk(complaint, stranger)
      .opened({ ...asked, accountId: 'none' })
      .on('1405-09-01')
      .thenRejected('AccountMustBeKnown');
    registered({ mobile: undefined }).thenRejected('ApplicantMustBeReachable');
  });
  it('A5-2 the head of the office refers it to a section, and only that section replies', () => {
    registered()
      .expect({ waitsFor: 'headOfOffice' })
      .decided('referred', { unit: 'REPAIRS' }, by('headOfOffice', 'county-2'))
      .thenRejected('AnotherOfficeMayNotAnswer')
      .decided('referred', { unit: 'REPAIRS' }, head)
      .expect({ stage: 'reply', waitsFor: 'repairsUnit' })
      .decided('replied', { reply: 'x' }, emergency)
      .thenRejected('StageMayOnlyBeDoneByItsOwner');
  });
  it('A5-2 a section sends back a wrong referral, and the head refers it again', () => {
    referred()
      .sentBack(emergency)
      .thenRejected('StageMayOnlyBeDoneByItsOwner')
      .sentBack(repairs)
      .expect({ stage: 'referral', waitsFor: 'headOfOffice' })
      .sentBack(head)
      .thenRejected('StageMustAllowSendingBack')
      .decided('referred', { unit: 'EMERGENCY' }, head)
      .expect({ waitsFor: 'emergencyUnit' });
  });
  it('A5-2 the head may refer it on while a section has it', () => {
    referred()
      .referred('REPAIRS', head)
      .thenRejected('ReferralMustNameAnotherUnit')
      .referred('EMERGENCY', repairs)
      .thenRejected('StageMayOnlyBeDoneByItsOwner')
      .referred('EMERGENCY', head)
      .expect({ stage: 'reply', waitsFor: 'emergencyUnit' })
      .decided('replied', { reply: 'x' }, repairs)
      .thenRejected('StageMayOnlyBeDoneByItsOwner')
      .decided('replied', { reply: 'x' }, emergency)
      .expect({ stage: 'contact' })
      .referred('REPAIRS', by('headOfOffice', 'office-101'))
      .thenRejected('StageMustAllowReferral');
  });
  it('A5-3, 15.2-10 the week starts at registration and ends with the recorded reply; referring has its own limit', () => {
    registered()
      .expect({ due: { answer: '1405-09-08', referral: '1405-09-02' } })
      .on('1405-09-03')
      .expect({
        deadline: { referral: 'missed', answer: 'running' },
        alsoShownTo: 'headOfSubscriberAffairs',
        waitsFor: 'headOfOffice',
      })
      .decided('referred', { unit: 'REPAIRS' }, head)
      .expect({
        deadline: { referral: 'late', answer: 'running' },
        due: { answer: '1405-09-08' },
        alsoShownTo: undefined,
      })
      .on('1405-09-08')
      .decided('replied', { reply: 'x' }, repairs)
      .expect({ deadline: { answer: 'kept' } });
  });
  it('15.2-10 the week starts at the referral if policy says so; after a return, the next section has its own week', () => {
    const byReferral = { policy: { answerPeriodStartsAt: 'referral', referWithinWorkingDays: 2 } };
    const sentBack = registered({}, byReferral)
      .expect({ deadline: { answer: undefined } })
      .on('1405-09-02')
      .decided('referred', { unit: 'REPAIRS' }, head)
      .expect({ due: { answer: '1405-09-09' } })
      .on('1405-09-04')
      .sentBack(repairs)
      .expect({ deadline: { answer: 'kept', referral: 'running' } })
      .decided('referred', { unit: 'EMERGENCY' }, head);
    sentBack.expect({ due: { answer: '1405-09-11' }, deadline: { answer: 'running' } });
  });
  it('A5-4 ends with the recorded contact, not with the reply', () => {
    const contacted = replied().expect({ stage: 'contact', outcome: undefined }).informed('phone');
    expect(contacted.expect({ outcome: 'replied' }).events.at(-1)).toMatchObject({ data: { answeredInTime: true } });
  });
  it('A5-3 a late reply is late even if the contact follows immediately', () => {
    const late = referred().on('1405-09-09').expect({ alsoShownTo: 'headOfOffice', waitsFor: 'repairsUnit' });
    expect(late.decided('replied', { reply: 'x' }, repairs).informed('phone').events.at(-1)).toMatchObject({
      type: 'CaseClosed',
      data: { answeredInTime: false },
    });
  });
  it('A5-1 the person complained of may not register, refer, reply, contact, note or be assigned the case', () => {
    const complainedOf = { complainedOf: by('counterClerk').subject };
    registered(complainedOf).thenRejected('BarredPersonMustNotTakePart');
    const representative = by('qualifiedRepresentative');
    registered(complainedOf, {}, representative)
      .noted('x', by('counterClerk'))
      .thenRejected('BarredPersonMustNotTakePart')
      .reassigned(by('counterClerk').subject, head)
      .thenRejected('AssigneeMustNotBeBarred')
      .reassigned(by('counterClerk').subject.toUpperCase(), head)
      .thenRejected('AssigneeMustNotBeBarred')
      .noted('x', { ...by('counterClerk'), subject: by('counterClerk').subject.toUpperCase() })
      .thenRejected('BarredPersonMustNotTakePart')
      .decided('referred', { unit: 'REPAIRS' }, head)
      .decided('replied', { reply: 'x' }, repairs)
      .informed('phone')
      .thenRejected('BarredPersonMustNotTakePart')
      .informed('phone', representative)
      .expect({ outcome: 'replied' });
    registered({ complainedOf: head.subject })
      .decided('referred', { unit: 'REPAIRS' }, head)
      .thenRejected('BarredPersonMustNotTakePart')
      .decided('referred', { unit: 'REPAIRS' }, by('headOfSubscriberAffairs', 'county-1'))
      .expect({ stage: 'reply' });
    referred({ complainedOf: repairs.subject })
      .decided('replied', { reply: 'x' }, repairs)
      .thenRejected('BarredPersonMustNotTakePart');
  });
  it('A5-1, S3 a request about a person whom nobody has registered is refused by its field', () => {
    registered({ complainedOf: 'nobody' }, { staff: [] }).thenRejected('PersonMustBeRegistered', {
      field: 'complainedOf',
      username: 'nobody',
    });
  });
  it('15.4-21 can be withdrawn until it was answered', () => {
    referred().withdrawn('he apologised').informed('phone').expect({ outcome: 'withdrawn' });
    replied().withdrawn('x').thenRejected('AnsweredCaseMustNotBeWithdrawn');
  });
});
