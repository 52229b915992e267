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

/** Whatever a service answers with; the caller knows what it asked for. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Json = any;

export interface Answer<Body = Json> {
  readonly status: number;
  readonly body: Body;
  readonly headers: Headers;
}

/** A service answered with a problem where a success was needed. */
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
  /** Idempotency key of a command; a fresh one is made when none is given. */
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One user of one service: sends the bearer token, gives every POST an idempotency key, and reads what it wrote. */
export interface Session {
  /** Answers whatever the service answers, problems included; asked once. */
  request(method: 'GET' | 'POST', path: string, options?: RequestOptions): Promise<Answer>;
  /**
   * @throws ProblemAnswer unless the answer is a success. What is only away for a while is asked again, with the same
   *   key.
   */
  get<Body = Json>(path: string): Promise<Body>;
  post<Body = Json>(path: string, body: unknown, options?: RequestOptions): Promise<Body>;
}

const PAUSE_MS = 200;

/**
 * No answer (fetch says TypeError), or 503: the same request may succeed later, and its key makes it harmless to
 * repeat.
 */
const retrying = async (ask: () => Promise<Answer>, patienceMs: number): Promise<Answer> => {
  let last: Answer | undefined;
  const available = async (): Promise<Answer> => {
    last = undefined;
    last = await ask();
    if (last.status === 503) throw new Error('not available');
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
 * @param token Gives a bearer token that is still good; called before each request
 * @param patienceMs How long `get` and `post` go on asking a service that is away or has no answer yet
 */
export const sessionWith = (baseUrl: string, token: () => Promise<string>, patienceMs = 0): Session => {
  let lastPosition: string | undefined;
  const request: Session['request'] = async (method, path, options = {}) => {
    const isText = options.contentType !== undefined;
    const headers: Record<string, string> = {
      authorization: `Bearer ${await token()}`,
      accept: 'application/json, application/problem+json',
      'accept-language': 'en',
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
  const must = async (method: 'GET' | 'POST', path: string, options?: RequestOptions) => {
    const key = options?.key ?? crypto.randomUUID();
    const answer = await retrying(() => request(method, path, { ...options, key }), patienceMs);
    if (answer.status >= 400) throw new ProblemAnswer(method, path, answer.body as Problem);
    return answer.body;
  };
  return {
    request,
    get: (path) => must('GET', path),
    post: (path, body, options) => must('POST', path, { ...options, body }),
  };
};

/**
 * Tokens by the password grant, as the development issuer and a Keycloak realm with direct grants give them; kept until
 * a minute before they lapse.
 *
 * @throws Error with the issuer's words when the user is refused
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
