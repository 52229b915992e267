/** The body of `POST /v1/accounts`: a signed contract of a household (B1-2). */
export const signedContract = <Change extends object>(change: Change) => ({
  fileNumber: '10203040',
  person: { nationalId: '0084575948', fullName: 'سارا احمدی', mobile: '09123456789' },
  address: { postalCode: '1345678901', text: 'تهران، خیابان انقلاب' },
  subscriptionNumber: '062100000101',
  countyOffice: 'county-1',
  use: 'household',
  climateZone: 1,
  dwellingUnits: 1,
  meterCapacity: 'G4',
  openedOn: '2024-08-22',
  ...change,
});
