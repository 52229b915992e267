/** Everything that the sign-in with a browser serves lies below this path. */
export const SIGN_IN = '/sign-in';

/** Endpoints of the code flow. The password grant of scripts has its own, `/token`. */
export const paths = {
  authorization: `${SIGN_IN}/authorization`,
  token: `${SIGN_IN}/token`,
  userinfo: `${SIGN_IN}/userinfo`,
  end_session: `${SIGN_IN}/end`,
  jwks: `${SIGN_IN}/jwks`,
};

/** Page where a demo user is picked. */
export const choicePath = (uid: string): string => `${SIGN_IN}/choice/${uid}`;
export const uidIn = (path: string): string | undefined => new RegExp(`^${SIGN_IN}/choice/([\\w-]+)$`).exec(path)?.[1];
