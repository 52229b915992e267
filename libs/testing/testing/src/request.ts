/** A request of a spec to a service: `post('/v1/accounts', body).by('affairs-1')`. */
export interface TestRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body: unknown;
  readonly contentType: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  /** Demo user whose token is sent; undefined sends none. */
  readonly username: string | undefined;
  /** The body is written as people type it (15.4-44), so it is wider than the document's canonical form. */
  readonly typed: boolean;
  asTyped(): TestRequest;
  by(username: string): TestRequest;
  with(headers: Readonly<Record<string, string>>): TestRequest;
  /** Why personal data are read; without it they are masked. */
  because(reason: string): TestRequest;
  /** Idempotency key; by default every POST has a fresh one. */
  key(key: string): TestRequest;
}

type Parts = Pick<TestRequest, 'method' | 'path' | 'body' | 'contentType' | 'headers' | 'username'> & {
  readonly typed?: boolean;
};

const request = (parts: Parts): TestRequest => ({
  typed: false,
  ...parts,
  asTyped: () => request({ ...parts, typed: true }),
  by: (username) => request({ ...parts, username }),
  with: (headers) => request({ ...parts, headers: { ...parts.headers, ...headers } }),
  because: (reason) => request({ ...parts, headers: { ...parts.headers, 'x-reason': encodeURIComponent(reason) } }),
  key: (key) => request({ ...parts, headers: { ...parts.headers, 'idempotency-key': key } }),
});

export const get = (path: string): TestRequest =>
  request({ method: 'GET', path, body: undefined, contentType: undefined, headers: {}, username: undefined });

/** A search by POST: it has no idempotency key, because it changes nothing. */
export const ask = (path: string, body: unknown): TestRequest =>
  request({ method: 'POST', path, body, contentType: 'application/json', headers: {}, username: undefined });

/** A JSON body; a string is sent unchanged, as `application/json` unless `contentType` is given. */
export const post = (path: string, body?: unknown, contentType = 'application/json'): TestRequest =>
  request({
    method: 'POST',
    path,
    body,
    contentType: body === undefined ? undefined : contentType,
    headers: { 'idempotency-key': crypto.randomUUID() },
    username: undefined,
  });
