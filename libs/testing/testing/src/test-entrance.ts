import type { LoginStrength, RequestRates } from '@pishkhan/service-kit';

const unreached = { requests: 1_000_000, seconds: 1 };

/** Rates that no spec reaches, with changes. */
export const ratesWith = (changes: Partial<RequestRates['content']>): readonly RequestRates[] => [
  {
    version: 'test',
    effectiveFrom: '2018-04-05',
    content: {
      actor: unreached,
      actorOfRole: {},
      office: unreached,
      address: unreached,
      strangers: unreached,
      passwordGuesses: unreached,
      ...changes,
    },
  },
];

const severalFactors = { acrValues: ['urn:pishkhan:acr:several-factors'], amrValues: ['mfa'], maxAgeSeconds: 3_600 };

/** The login that the demo users have, with changes. */
export const loginStrengthWith = (changes: Partial<LoginStrength['content']>): readonly LoginStrength[] => [
  {
    version: 'test',
    effectiveFrom: '2018-04-05',
    content: {
      money: severalFactors,
      publication: severalFactors,
      person: severalFactors,
      authority: severalFactors,
      ...changes,
    },
  },
];
