import { describe, it } from '@jest/globals';
import { civilDate } from '@pishkhan/calendar';
import { given, judged } from '@pishkhan/decider';
import { account } from './account.ts';
import type { AccountOpened, OpenAccount } from './account.messages.ts';
import { searchMustBeNarrower } from './account.rules.ts';

const contract: OpenAccount = {
  type: 'OpenAccount',
  fileNumber: '10203040',
  companyCode: '062',
  subscriberId: 'subject-1',
  identification: { kind: 'person' },
  subscriptionNumber: '062100000101',
  countyOffice: 'county-1',
  use: 'household',
  climateZone: 1,
  dwellingUnits: 1,
  meterCapacity: 'G4',
  openedOn: civilDate('2024-08-22'),
  today: civilDate('2026-11-22'),
  by: { subject: 'affairs-1', office: 'county-1' },
};
const opened: AccountOpened = {
  type: 'AccountOpened',
  data: {
    accountId: '10203040',
    billId: '1020304006239',
    fileNumber: '10203040',
    subscriberId: 'subject-1',
    subscriptionNumber: '062100000101',
    countyOffice: 'county-1',
    use: 'household',
    climateZone: 1,
    dwellingUnits: 1,
    meterCapacity: 'G4',
    openedOn: civilDate('2024-08-22'),
  },
};
const doubtful = { kind: 'legalEntity', checkDigitRight: false, confirmed: false } as const;

describe('opening an account', () => {
  it('records the signed terms and derives the bill id (B1-2, 8.1)', () =>
    void given(account).when(contract).then(opened));

  it('N8: another name or number of a known person needs identification', () =>
    given(account)
      .when({ ...contract, differs: ['fullName', 'mobile'] })
      .thenRejected('PersonMustBeIdentified', { differs: ['fullName', 'mobile'] }));

  it('N8: a document identifies a known person, whose differing data stay', () => {
    const identified = { document: 'nationalCard', issuedOn: civilDate('2024-08-22'), checkedBy: 'affairs-1' } as const;
    given(account)
      .when({ ...contract, differs: ['mobile'], identified })
      .then({ ...opened, data: { ...opened.data, identified } });
    given(account)
      .when({ ...contract, differs: ['mobile'], identified: { ...identified, issuedOn: civilDate('2999-01-01') } })
      .thenRejected('DocumentMustBeIssued');
  });

  it('one file number identifies one subscription (8.1, 9.6)', () =>
    given(account, opened)
      .when({ ...contract, subscriberId: 'subject-2' })
      .thenRejected('FileNumberMustBeFree', { fileNumber: '10203040' }));

  it('a bill id on the contract must equal the derived one (8.1)', () => {
    given(account)
      .when({ ...contract, billIdOnContract: '1020304006239' })
      .then(opened);
    given(account)
      .when({ ...contract, billIdOnContract: '8765432106239' })
      .thenRejected('BillIdMustFollowFromFileNumber', { billId: '1020304006239' });
  });

  it('a doubtful legal id is a warning that an officer confirms (9.2)', () => {
    given(account)
      .when({ ...contract, identification: doubtful })
      .thenRejected('DoubtfulLegalIdMustBeConfirmed');
    given(account)
      .when({ ...contract, identification: { ...doubtful, confirmed: true } })
      .then({ ...opened, data: { ...opened.data, legalIdConfirmed: true } });
    given(account)
      .when({ ...contract, identification: { ...doubtful, checkDigitRight: true } })
      .then(opened);
  });

  it('15.4-42, 9.1: ten equal digits need a document', () => {
    const repeated = { kind: 'person', documented: false } as const;
    given(account)
      .when({ ...contract, identification: repeated })
      .thenRejected('RepeatedDigitMustBeDocumented');
    given(account)
      .when({ ...contract, identification: { ...repeated, documented: true } })
      .then({ ...opened, data: { ...opened.data, nationalIdDocumented: true } });
  });

  it('no account before its contract (B1-2)', () =>
    given(account)
      .when({ ...contract, openedOn: civilDate('2026-11-23') })
      .thenRejected('ContractMustBeSigned'));

  it('SearchMustBeNarrower: a name shared by hundreds must be entered in full (1.2)', () => {
    judged(searchMustBeNarrower(501, 500)).thenRejected('SearchMustBeNarrower', { most: 500 });
    judged(searchMustBeNarrower(500, 500)).thenHolds();
  });
});
