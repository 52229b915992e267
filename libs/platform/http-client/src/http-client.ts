import { setTimeout as sleep } from 'node:timers/promises';
import pRetry from 'p-retry';

/** RFC 9457 problem document as the services answer it. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly rule?: string;
  readonly detail?: string;
  readonly errors?: readonly { field: string; rule: string; message: string }[];
  readonly [extension: string]: unknown;
}

/** Any response body; the caller knows its type. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Json = any;

export interface Answer<Body = Json> {
  readonly status: number;
  readonly body: Body;
  readonly headers: Headers;
}

/** A service replied with a problem instead of a success. */
export class ProblemAnswer extends Error {
  readonly problem: Problem;
  constructor(method: string, path: string, problem: Problem) {
    super(
      `${method} ${path}: ${problem.status} ${problem.rule ?? problem.title} ${JSON.stringify(problem.errors ?? problem.detail ?? '')}`,
    );
    this.name = 'ProblemAnswer';
    this.problem = problem;
  }
}

export interface RequestOptions {
  /** JSON body, or text with its own `contentType`. */
  readonly body?: unknown;
  readonly contentType?: string;
  /** Idempotency key of a command; generated if absent. */
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One user of one service: sends the bearer token, adds an idempotency key to every POST, and reads its own writes. */
export interface Session {
  /** Sends the request once and returns any response, problems included. */
  request(method: 'GET' | 'POST', path: string, options?: RequestOptions): Promise<Answer>;
  /** @throws ProblemAnswer unless the response is a success. An unavailable service is retried with the same key. */
  get<Body = Json>(path: string): Promise<Body>;
  post<Body = Json>(path: string, body: unknown, options?: RequestOptions): Promise<Body>;
  /** The same user, who says why personal data are read; without it they are masked (N7). */
  because(reason: string): Session;
}

const PAUSE_MS = 200;

/**
 * Retries after a failed connection (TypeError of fetch), a 503, a 409 with Retry-After (a fact of another service is
 * on its way) or, after its `Retry-After`, a 429: the request may succeed later, and its key makes it harmless to
 * repeat.
 */
const retrying = async (ask: () => Promise<Answer>, patienceMs: number): Promise<Answer> => {
  let last: Answer | undefined;
  const available = async (): Promise<Answer> => {
    last = undefined;
    last = await ask().catch((fault: { name?: string }) => {
      if (fault.name === 'TypeError') throw new Error('no connection', { cause: fault });
      throw fault;
    });
    if (last.status === 503 || (last.status === 409 && last.headers.has('retry-after')))
      throw new Error('not available');
    if (last.status === 429 && patienceMs > 0) {
      await sleep(Number(last.headers.get('retry-after') ?? 1) * 1_000);
      throw new Error('too many requests');
    }
    return last;
  };
  const options = { retries: Number.POSITIVE_INFINITY, minTimeout: PAUSE_MS, factor: 1, maxRetryTime: patienceMs };
  try {
    return await pRetry(available, options);
  } catch (error) {
    if (last) return last;
    throw error;
  }
};

/**
 * @param baseUrl Address of the service
 * @param token Returns a valid bearer token; called before each request
 * @param patienceMs How long `get` and `post` retry an unavailable service
 */
export const sessionWith = (baseUrl: string, token: () => Promise<string>, patienceMs = 0): Session => {
  let lastPosition: string | undefined;
  const request = async (
    method: 'GET' | 'POST',
    path: string,
    options: RequestOptions = {},
    reason?: string,
  ): Promise<Answer> => {
    const isText = options.contentType !== undefined;
    const headers: Record<string, string> = {
      authorization: `Bearer ${await token()}`,
      accept: 'application/json, application/problem+json',
      'accept-language': 'en',
      ...(reason !== undefined && { 'x-reason': encodeURIComponent(reason) }),
    };
    if (options.body !== undefined) headers['content-type'] = options.contentType ?? 'application/json';
    if (method === 'POST') headers['idempotency-key'] = options.key ?? crypto.randomUUID();
    if (method === 'GET' && lastPosition) headers['x-after-position'] = lastPosition;
    const response = await fetch(new URL(path, baseUrl), {
      method,
      headers: { ...headers, ...options.headers },
      body: options.body === undefined ? undefined : isText ? (options.body as string) : JSON.stringify(options.body),
    });
    lastPosition = response.headers.get('x-position') ?? lastPosition;
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    return {
      status: response.status,
      headers: response.headers,
      body: isJson && text !== '' ? JSON.parse(text) : text,
    };
  };
  const must = async (method: 'GET' | 'POST', path: string, options?: RequestOptions, reason?: string) => {
    const key = options?.key ?? crypto.randomUUID();
    const answer = await retrying(() => request(method, path, { ...options, key }, reason), patienceMs);
    if (answer.status >= 400) throw new ProblemAnswer(method, path, answer.body as Problem);
    return answer.body;
  };
  const session = (reason?: string): Session => ({
    request: (method, path, options) => request(method, path, options, reason),
    get: (path) => must('GET', path, undefined, reason),
    post: (path, body, options) => must('POST', path, { ...options, body }, reason),
    because: session,
  });
  return session();
};

/**
 * Tokens by the password grant of the development issuer or a Keycloak realm with direct grants; cached until a minute
 * before they expire.
 *
 * @throws Error with the issuer's message if it rejects the user
 */
export const passwordTokens = (tokenEndpoint: string, clientId: string) => {
  const kept = new Map<string, { token: string; until: number }>();
  return (username: string, password: string) => async (): Promise<string> => {
    const known = kept.get(username);
    if (known && known.until > Date.now()) return known.token;
    const response = await fetch(tokenEndpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ grant_type: 'password', client_id: clientId, username, password }),
    });
    const answer = (await response.json()) as {
      access_token?: string;
      expires_in?: number;
      error_description?: string;
    };
    if (!response.ok || !answer.access_token)
      throw new Error(`no token for ${username}: ${answer.error_description ?? response.status}`);
    kept.set(username, { token: answer.access_token, until: Date.now() + ((answer.expires_in ?? 60) - 60) * 1000 });
    return answer.access_token;
  };
};
