import { CLOCK_TOLERANCE_SECONDS } from '../../../identity/claims.ts';
import { ProblemException } from '../../problem.ts';
import type { Login, NeededLogin } from './login-strength.ts';

const isStrong = ({ acr, amr }: Login, { acrValues, amrValues }: NeededLogin): boolean =>
  (acrValues.length === 0 && amrValues.length === 0) ||
  (acr !== undefined && acrValues.includes(acr)) ||
  amr.some((method) => amrValues.includes(method));

const isRecent = ({ authTime }: Login, { maxAgeSeconds }: NeededLogin): boolean =>
  maxAgeSeconds === undefined ||
  (authTime !== undefined && Date.now() / 1_000 - authTime <= maxAgeSeconds + CLOCK_TOLERANCE_SECONDS);

/** 401 with the challenge of RFC 9470: the client sends the person to a login of this strength or age. */
const challenge = (rule: string, description: string, { acrValues, maxAgeSeconds }: NeededLogin): ProblemException => {
  const parts = [
    'realm="pishkhan"',
    'error="insufficient_user_authentication"',
    `error_description="${description}"`,
    ...(acrValues.length > 0 ? [`acr_values="${acrValues.join(' ')}"`] : []),
    ...(maxAgeSeconds === undefined ? [] : [`max_age="${maxAgeSeconds}"`]),
  ];
  return new ProblemException(401, rule, {
    data: { acrValues, ...(maxAgeSeconds !== undefined && { maxAgeSeconds }) },
    headers: { 'WWW-Authenticate': `Bearer ${parts.join(', ')}` },
  });
};

/** @throws ProblemException 401 `LoginMustBeStrong` or `LoginMustBeRecent` */
export const mustBeLoggedIn = (login: Login, needed: NeededLogin): void => {
  if (!isStrong(login, needed)) throw challenge('LoginMustBeStrong', 'a stronger login is required', needed);
  if (!isRecent(login, needed)) throw challenge('LoginMustBeRecent', 'a more recent login is required', needed);
};
