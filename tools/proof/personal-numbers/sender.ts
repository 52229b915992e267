import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer, TestPlatform, TestRequest } from '@pishkhan/testing';
import type { Examined } from './examined.ts';

const TOKEN_MS = 60_000;
/** A busy machine's views lag (503); a client repeats the request. */
const MOST_RETRIES = 30;
const PAUSE_MS = 1_000;

/**
 * Sends requests without the comparison with the OpenAPI document, which the specs make.
 *
 * @param said Reads addresses and headers, which leave the services on the way
 */
export const senderFor = (tokenFor: TestPlatform['tokenFor'], said: Examined) => {
  const tokens = new Map<string, { readonly token: Promise<string>; readonly until: number }>();
  const tokenOf = (username: string): Promise<string> => {
    const known = tokens.get(username);
    if (known && performance.now() < known.until) return known.token;
    const token = tokenFor(username);
    tokens.set(username, { token, until: performance.now() + TOKEN_MS });
    return token;
  };
  const send = async (
    url: string,
    request: TestRequest,
    expected: readonly number[],
    retries = MOST_RETRIES,
  ): Promise<Answer> => {
    const { method, path, username, contentType } = request;
    const headers = { ...request.headers, authorization: `Bearer ${await tokenOf(username!)}` };
    const response = await fetch(`${url}${path}`, {
      method,
      headers: contentType === undefined ? headers : { ...headers, 'content-type': contentType },
      ...(request.body !== undefined && { body: JSON.stringify(request.body) }),
    });
    const answer = { status: response.status, headers: response.headers, body: await response.json() };
    if (answer.status === 503 && retries > 0) {
      await sleep(PAUSE_MS);
      return send(url, request, expected, retries - 1);
    }
    if (!expected.includes(answer.status))
      throw new Error(`${method} ${path.split('?')[0]}: ${answer.status} ${JSON.stringify(answer.body)}`);
    said.read([path, ...answer.headers.values()].join('\n'));
    return answer;
  };
  return send;
};
