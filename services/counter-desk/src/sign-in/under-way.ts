import type { Sealing } from '../session/stored/sealing.ts';
import type { SignInUnderWay } from './identity-provider.ts';

const LONGEST_SIGN_IN_MS = 10 * 60_000;
const ABOUT = 'sign-in';

/** Sign-ins under way, each sealed in a cookie of its browser, so that any process of the desk can finish it. */
export const signInsUnderWay = ({ seal, open }: Sealing, now: () => number) => ({
  /** Value of the cookie. */
  sealed: (underWay: SignInUnderWay): string => Buffer.from(seal(underWay, ABOUT)).toString('base64url'),
  /** @returns Undefined for a cookie that is missing, changed or too old */
  in: (cookie: string | undefined): SignInUnderWay | undefined => {
    const underWay = open(Buffer.from(cookie ?? '', 'base64url'), ABOUT) as SignInUnderWay | undefined;
    return underWay && now() - underWay.begunAt <= LONGEST_SIGN_IN_MS ? underWay : undefined;
  },
});

export type SignInsUnderWay = ReturnType<typeof signInsUnderWay>;
