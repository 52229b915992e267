import assert from 'node:assert/strict';
import type { Clock } from '@pishkhan/calendar';
import {
  comparePositions,
  eventIdOf,
  formatPosition,
  START,
  type EventStore,
  type NewEvent,
  type Position,
} from '@pishkhan/event-store';
import type { RunningService } from '@pishkhan/service-kit';
import { conformanceWith, type Exchange } from './conformance.ts';
import type { TestRequest } from './request.ts';

interface Event {
  readonly type: string;
  readonly data?: unknown;
  /** By default the service's current version of the type. */
  readonly schemaVersion?: number;
}

export interface Answer {
  readonly status: number;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly body: any;
  readonly headers: Headers;
}

interface Surroundings {
  readonly eventStore: EventStore;
  readonly clock: Clock;
  /** Current schema versions of the service's events; 1 without. */
  readonly versions?: Readonly<Record<string, number>>;
  tokenFor(username: string): Promise<string>;
}

type History = Readonly<Record<string, readonly Event[]>>;

const bytesOf = (body: unknown) =>
  typeof body === 'string' || body instanceof Uint8Array || body === undefined ? body : JSON.stringify(body);

const exchangeOf = ({ method, path, body, typed, contentType }: TestRequest, answer: Answer): Exchange => ({
  ...answer,
  method,
  path,
  requestBody: typed ? undefined : body instanceof Uint8Array ? Buffer.from(body).toString('latin1') : body,
  requestType: contentType,
  contentType: answer.headers.get('content-type') ?? undefined,
});

interface Carrying {
  readonly command?: { readonly commandId: string };
  readonly steps?: readonly Carrying[];
}
/** Ids of the commands that an event carries, in itself or in its steps. */
const commandsIn = ({ command, steps }: Carrying): readonly string[] => [
  ...(command ? [command.commandId] : []),
  ...(Array.isArray(steps) ? steps.flatMap(commandsIn) : []),
];

/**
 * Events with the correlation id of the response. A reaction to the given history appends under another one; a reaction
 * to an event of the request may append before the response arrives, and names that event as its cause. A command that
 * an event carries is the request's, whether the request or the reaction that completes it is faster.
 */
const appendedBy = async ({ headers }: Answer, eventStore: EventStore, after: Position): Promise<Event[]> => {
  const request = headers.get('x-correlation-id');
  const all = await eventStore.readAll({ after, limit: 1_000 });
  const events = all.filter(({ metadata }) => metadata.correlationId === request);
  const ids = new Set(events.map(({ id }) => id));
  const carried = new Set(events.flatMap(({ data }) => commandsIn(data as Carrying)));
  return events
    .filter(({ metadata }) => !ids.has(metadata.causationId) || carried.has(metadata.commandId))
    .map(({ type, data }) => ({ type, data }));
};

/**
 * The grammar of `*.api.spec.ts`: `await api.given({ 'account-1': [opened] }).when(post(…).by('affairs-1')).then(201,
 * [event])`. Every response is checked against the OpenAPI document that the service serves.
 */
export const apiOf = (service: RunningService, { eventStore, clock, versions = {}, tokenFor }: Surroundings) => {
  let conformance: Promise<(exchange: Exchange) => string[]> | undefined;
  const conforms = () =>
    (conformance ??= fetch(`${service.url}/openapi.json`).then(async (response) =>
      conformanceWith((await response.json()) as Parameters<typeof conformanceWith>[0]),
    ));

  const send = async (request: TestRequest): Promise<Answer> => {
    const faultsOf = await conforms();
    const headers = new Headers(request.headers);
    if (request.username) headers.set('authorization', `Bearer ${await tokenFor(request.username)}`);
    if (request.contentType) headers.set('content-type', request.contentType);
    const head = await eventStore.head();
    if (!headers.has('idempotency-key') && !headers.has('x-after-position') && comparePositions(head, START) > 0)
      headers.set('x-after-position', formatPosition(head));
    const response = await fetch(`${service.url}${request.path}`, {
      method: request.method,
      headers,
      body: bytesOf(request.body),
    });
    const answer = { status: response.status, headers: response.headers, body: await contentOf(response) };
    assert.deepEqual(faultsOf(exchangeOf(request, answer)), [], 'served against the OpenAPI document');
    return answer;
  };

  const when = (history: History, request: TestRequest) => ({
    /**
     * `events`, if given, are all events that the request appended; each must contain the data given here. Returns the
     * response.
     */
    then: async (status: number, events?: readonly Event[]): Promise<Answer> => {
      for (const [stream, facts] of Object.entries(history))
        await append(eventStore, { clock, versions }, stream, facts);
      const before = await eventStore.head();
      const answer = await send(request);
      assert.equal(
        answer.status,
        status,
        `${request.method} ${request.path} answered ${answer.status}: ${JSON.stringify(answer.body)}`,
      );
      const appended = events && (await appendedBy(answer, eventStore, before));
      if (events)
        assert.deepEqual(
          appended!.map(({ type }) => type),
          events.map(({ type }) => type),
        );
      events?.forEach((event, index) => assert.partialDeepStrictEqual(appended![index], event));
      return answer;
    },
    /** Rejected by this rule, with no event appended. */
    thenRefused: async (status: number, rule: string): Promise<Answer> => {
      const answer = await when(history, request).then(status, []);
      assert.equal(answer.body.rule, rule);
      return answer;
    },
  });
  return {
    url: service.url,
    service,
    send,
    /** History by stream name, appended after the stream's existing events. */
    given: (history: History = {}) => ({ when: (request: TestRequest) => when(history, request) }),
    when: (request: TestRequest) => when({}, request),
  };
};

const contentOf = async (response: Response): Promise<unknown> => {
  const text = await response.text();
  return text !== '' && response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : text;
};

const append = async (
  store: EventStore,
  { clock, versions }: Required<Pick<Surroundings, 'clock' | 'versions'>>,
  stream: string,
  facts: readonly Event[],
): Promise<void> => {
  const revision = (await store.readStream(stream)).at(-1)?.revision ?? -1;
  const commandId = crypto.randomUUID();
  const metadata = {
    commandId,
    commandHash: '0'.repeat(64),
    correlationId: commandId,
    causationId: commandId,
    actor: { subject: 'history', roles: [] },
    recordedAt: clock.now().toISOString(),
    businessDate: clock.today(),
    build: 'test',
  };
  const events = facts.map(({ type, data, schemaVersion = versions[type] ?? 1 }, index): NewEvent => ({
    id: eventIdOf(commandId, stream, index),
    type,
    data,
    metadata: { ...metadata, schemaVersion },
  }));
  await store.append(stream, revision < 0 ? 'NoStream' : revision, events);
};
