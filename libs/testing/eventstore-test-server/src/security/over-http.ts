import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { text } from 'node:stream/consumers';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** One request over HTTP/1.1 to the server of a connection string, with its user and its authority. */
export const overHttp = async (
  connectionString: string,
  method: string,
  path: string,
  body?: object,
): Promise<Answer> => {
  const { host, username, password, searchParams } = new URL(connectionString);
  const sent = request(`https://${host}${path}`, {
    method,
    ca: readFileSync(searchParams.get('tlsCAFile')!),
    agent: false,
    ...(username && { auth: `${decodeURIComponent(username)}:${decodeURIComponent(password)}` }),
    headers: { 'content-type': 'application/json' },
  });
  sent.end(body && JSON.stringify(body));
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  return { status: response.statusCode!, headers: response.headers, body: await text(response) };
};

/** The connection string of another user of the same server; without credentials if there is none. */
export const asUser = (connectionString: string, user?: { loginName: string; password: string }): string =>
  connectionString.replace(
    /^(\w+:\/\/)(?:[^@/]*@)?/,
    user ? `$1${encodeURIComponent(user.loginName)}:${encodeURIComponent(user.password)}@` : '$1',
  );
