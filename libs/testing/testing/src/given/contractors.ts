/** What a reading contract covers. */
type Covers = { readonly zone: string } | { readonly meters: readonly string[] };

/** Streams of registered reading contractors whose contracts cover these meters from 1403-01-01 on. */
export const readsMeters = (covers: Covers, ...contractors: readonly string[]) =>
  Object.fromEntries(
    (contractors.length > 0 ? contractors : ['contractor-zagros']).map((contractorId) => [
      `registered-contractor-${contractorId}`,
      [
        {
          type: 'ContractorRegistered',
          data: { contractorId, title: contractorId, works: ['reading'], registeredOn: '2024-03-20' },
        },
        {
          type: 'ReadingContractAgreed',
          data: {
            contractId: `contract-of-${contractorId}`,
            contractorId,
            countyOffice: 'county-1',
            covers,
            from: '2024-03-20',
          },
        },
      ],
    ]),
  );
