import { lookUpPartsOf } from '@pishkhan/service-kit/look-ups';

/** Look-ups of applicants (N7). */
export const lookedUpCases = lookUpPartsOf('cases');
