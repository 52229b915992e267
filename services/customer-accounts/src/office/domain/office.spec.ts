import { describe, it } from '@jest/globals';
import { civilDate } from '@pishkhan/calendar';
import { given } from '@pishkhan/decider';
import type { CloseOffice, OfficeClosed, OfficeRegistered, RegisterOffice } from './office.messages.ts';
import { office } from './office.ts';
import registration from '../samples/OfficeRegistered.v1.json' with { type: 'json' };
import closing from '../samples/OfficeClosed.v1.json' with { type: 'json' };

const today = civilDate('2026-11-22');
const registered = registration as unknown as OfficeRegistered;
const closed = closing as unknown as OfficeClosed;
const { registeredBy: by, ...facts } = registered.data;
const register: RegisterOffice = { type: 'RegisterOffice', ...facts, county: { kind: 'countyOffice' }, by };
const nothingLeft = { offices: [], hasAccounts: false };
const close: CloseOffice = {
  type: 'CloseOffice',
  officeId: 'office-104',
  closedFrom: closed.data.closedFrom,
  leaves: nothingLeft,
  reason: closed.data.reason,
  by,
  today,
};
const county: OfficeRegistered = {
  type: 'OfficeRegistered',
  data: {
    officeId: 'county-1',
    kind: 'countyOffice',
    name: 'اداره گاز',
    registeredFrom: today,
    registeredBy: by,
  },
};

describe('register an office', () => {
  it('N24: a counter office of a registered county', () => void given(office).when(register).then(registered));
  it('changes nothing when repeated', () => given(office, registered).when(register).thenNothing());
  it('refuses another office with the same id', () => {
    for (const other of [
      { kind: 'zone', countyOffice: undefined },
      { name: 'دفتر دیگر' },
      { countyOffice: 'county-2' },
    ])
      given(office, registered)
        .when({ ...register, ...other } as RegisterOffice)
        .thenRejected('OfficeIdMustBeFree');
  });
  it('N24: refuses a counter office without a registered county', () => {
    for (const wrong of [undefined, { kind: 'zone' }] as const)
      given(office)
        .when({ ...register, county: wrong })
        .thenRejected('CounterOfficeMustNameItsCounty', { countyOffice: 'county-1' });
  });
  it('refuses a county office of another county', () =>
    given(office)
      .when({ ...register, kind: 'countyOffice' })
      .thenRejected('CountyOfficeMustNotBelongToACounty'));
  it('N5, N24, A1-4: a zone of a registered county', () => {
    const zone = { ...register, officeId: 'zone-a', kind: 'zone' } as const;
    given(office)
      .when(zone)
      .then({ ...registered, data: { ...registered.data, officeId: 'zone-a', kind: 'zone' } });
    for (const county of [undefined, { kind: 'zone' }] as const)
      given(office)
        .when({ ...zone, county })
        .thenRejected('ZoneMustNameItsCounty', { countyOffice: 'county-1' });
  });
  it('N5: a zone of an earlier release gets its county by the same registration with a county', () => {
    const { countyOffice: _, ...terms } = registered.data;
    const ofNoCounty: OfficeRegistered = { ...registered, data: { ...terms, officeId: 'zone-a', kind: 'zone' } };
    const zone = { ...register, officeId: 'zone-a', kind: 'zone' } as const;
    given(office, ofNoCounty)
      .when(zone)
      .then({ ...ofNoCounty, data: { ...ofNoCounty.data, countyOffice: 'county-1' } });
    for (const other of [
      { name: 'دیگر' },
      { countyOffice: undefined, name: 'دیگر' },
      { registeredFrom: civilDate('2020-01-01') },
    ])
      given(office, ofNoCounty)
        .when({ ...zone, ...other } as RegisterOffice)
        .thenRejected('OfficeIdMustBeFree');
  });
  it('registers a closed office again, not before its closing', () => {
    const again = { ...register, registeredFrom: closed.data.closedFrom };
    given(office, registered, closed)
      .when({ ...again, registeredFrom: civilDate('2026-11-30') })
      .thenRejected('OfficeMustBeRegisteredAfterItsClosing');
    given(office, registered, closed)
      .when(again)
      .then({ ...registered, data: { ...registered.data, registeredFrom: again.registeredFrom } });
  });
});

describe('close an office', () => {
  it('1.1: from a day on', () => void given(office, registered).when(close).then(closed));
  it('changes nothing when repeated, and another day replaces one to come', () => {
    given(office, registered, closed).when(close).thenNothing();
    const sooner = civilDate('2026-11-25');
    given(office, registered, closed)
      .when({ ...close, closedFrom: sooner })
      .then({ ...closed, data: { ...closed.data, closedFrom: sooner } });
  });
  it('refuses an unknown office, a past day, and a second closing', () => {
    given(office).when(close).thenRejected('OfficeMustExist');
    given(office, registered)
      .when({ ...close, closedFrom: civilDate('2026-11-21') })
      .thenRejected('OfficeMustNotBeClosedForPastDays');
    given(office, registered, closed)
      .when({ ...close, closedFrom: civilDate('2026-12-09'), today: civilDate('2026-12-05') })
      .thenRejected('OfficeMustStillBeOpen');
  });
  it('refuses a county office with accounts or open counter offices', () => {
    const closeCounty = { ...close, officeId: 'county-1' };
    for (const leaves of [
      { offices: ['office-104'], hasAccounts: false },
      { offices: [], hasAccounts: true },
    ])
      given(office, county)
        .when({ ...closeCounty, leaves })
        .thenRejected('CountyMustBeEmpty');
    given(office, county)
      .when(closeCounty)
      .then({ ...closed, data: { ...closed.data, officeId: 'county-1' } });
  });
});
