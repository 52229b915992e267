import type { Call, Person } from '../leaks.ts';
import type { Tokens } from '../given/counties.builders.ts';
import { bodyOf } from './bodies.ts';
import { asciiDigits } from '@pishkhan/identifiers';
import { filledIn, type Ids } from './ids.ts';
import { nameOf, type Endpoint } from '../given/world.ts';

export interface Asked extends Call {
  readonly type?: string;
}
export interface Answered {
  readonly status: number;
  readonly body: string;
}

/** Two explanations agree only if they are of one instant. */
const query = (path: string): string => (path.endsWith('/explanation') ? '?asKnownOn=2026-11-22' : '');

/** The request at an endpoint about these records. @param named Ids in the body; default those of the path */
export const callOf = (endpoint: Endpoint, ids: Ids, named: Ids = ids): Asked => {
  const { method, path, url, document } = endpoint;
  const body = method === 'POST' ? bodyOf(document, path, named) : undefined;
  return {
    method,
    url,
    endpoint: nameOf(endpoint),
    path: `${filledIn(path, ids)}${query(path)}`,
    ...(body && { body: body.content, type: body.type }),
  };
};

/** Sends requests as persons; counts them. */
export const sending = (tokens: Tokens, language: string) => {
  let sent = 0;
  const send = async ({ method, url, path, body, type }: Asked, person: Person | undefined): Promise<Answered> => {
    sent += 1;
    const headers = new Headers({ 'accept-language': language, 'x-reason': 'matrix' });
    if (person) {
      const { role, office } = person;
      const claims = { sub: `matrix-${role}-${office}`, roles: [role], ...(office !== undefined && { office }) };
      headers.set('authorization', `Bearer ${await tokens(claims)}`);
    }
    if (method === 'POST') {
      headers.set('idempotency-key', crypto.randomUUID());
      headers.set('content-type', type ?? 'application/json');
    }
    const response = await fetch(`${url}${path}`, { method, headers, ...(body !== undefined && { body }) });
    return { status: response.status, body: await response.text() };
  };
  return { send, count: () => sent };
};
export type Send = ReturnType<typeof sending>['send'];

/** An answer without its correlation id, the hash of a sent file, and the ids that the caller sent. */
export const plain = ({ status, body }: Answered, { path, body: sent = '' }: Asked): string => {
  if (!body.startsWith('{')) return `${status} ${body}`;
  const {
    correlationId: _,
    instance: _instance,
    fileId: _fileId,
    ...problem
  } = JSON.parse(body) as Record<string, unknown>;
  const ids = [...path.split(/[/?]/).map(decodeURIComponent), ...(sent.match(/[\w-]{8,}/g) ?? [])];
  const text = ids
    .filter((id) => id.length >= 8)
    .reduce((all, id) => all.replaceAll(id, 'ID'), asciiDigits(JSON.stringify(problem)));
  return `${status} ${text}`;
};
