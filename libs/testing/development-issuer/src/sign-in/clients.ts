/** A program that signs persons in with a browser at the development issuer. */
export interface SignInClient {
  readonly clientId: string;
  readonly secret: string;
  /** Where the browser comes back with a code. */
  readonly redirectUris: readonly string[];
  /** Where the browser comes back after signing out. */
  readonly postLogoutRedirectUris: readonly string[];
  /** Receives the logout tokens of ended sessions (OpenID Connect Back-Channel Logout 1.0). */
  readonly backchannelLogoutUri: string;
}

/** The counter desk at an address of its own, as it asks the issuer. */
export const deskAt = (address: string, secret: string): SignInClient => ({
  clientId: 'counter-desk',
  secret,
  redirectUris: [`${address}/sign-in/callback`],
  postLogoutRedirectUris: [`${address}/`],
  backchannelLogoutUri: `${address}/back-channel-logout`,
});

export const metadataOf = (client: SignInClient) => ({
  client_id: client.clientId,
  client_secret: client.secret,
  grant_types: ['authorization_code', 'refresh_token'],
  response_types: ['code' as const],
  token_endpoint_auth_method: 'client_secret_basic' as const,
  id_token_signed_response_alg: 'ES256' as const,
  redirect_uris: [...client.redirectUris],
  post_logout_redirect_uris: [...client.postLogoutRedirectUris],
  backchannel_logout_uri: client.backchannelLogoutUri,
  backchannel_logout_session_required: true,
});
