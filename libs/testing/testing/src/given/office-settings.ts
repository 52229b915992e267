/** A calendar of a county without holidays, as it is published before cases are opened. */
export const calendar = {
  unit: 'county-1',
  version: '1405-1',
  from: '2026-03-21',
  to: '2027-03-20',
  weeklyClosingDays: ['thursday', 'friday'],
  holidays: [],
};

/** Fees of the cases about bills and meters. */
export const fees = {
  version: 'sample-1403',
  sample: true,
  effectiveFrom: '2024-03-20',
  fees: { billReview: 35_000, meterVisit: 35_000 },
};
