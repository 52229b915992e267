import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import type { sendUnaryData, Server, ServerDuplexStream, ServiceDefinition, StatusObject } from '@grpc/grpc-js';
import type { SupportedMethods } from '@eventstore/db-client/generated/serverfeatures_pb.js';
import { shared, streams, type BatchAppendReq, type BatchAppendResp } from '../appends/definitions.ts';
import { openEventStoreDb, type EventStoreDb, type EventStoreDbOptions } from '../open.ts';

const client = createRequire(createRequire(import.meta.url).resolve('@eventstore/db-client'));
const grpc = client('@grpc/grpc-js') as typeof import('@grpc/grpc-js');
const features = client(
  '../generated/serverfeatures_pb.js',
) as typeof import('@eventstore/db-client/generated/serverfeatures_pb.js');
const { Status } = client('../generated/status_pb.js') as typeof import('@eventstore/db-client/generated/status_pb.js');
const { Any } = client(
  'google-protobuf/google/protobuf/any_pb.js',
) as typeof import('google-protobuf/google/protobuf/any_pb.js');
const { StreamsService } = client('../generated/streams_grpc_pb.js') as { StreamsService: ServiceDefinition };
const { ServerFeaturesService } = client('../generated/serverfeatures_grpc_pb.js') as {
  ServerFeaturesService: ServiceDefinition;
};

/** One attempt as the server received it. */
export interface Attempt {
  readonly stream: string;
  /** Ids of its events. */
  readonly ids: readonly string[];
  readonly correlationId: string;
  /** Which BatchAppend call it came on, from 0. */
  readonly call: number;
  readonly atMs: number;
  /** Whether the message or the call has a deadline. */
  readonly hasDeadline: boolean;
  /** Which attempt of these events it is, from 0. */
  readonly nth: number;
}

type Detail = readonly [name: string, message: { serializeBinary(): Uint8Array }];

/** What the server does with an attempt. */
export type Reaction =
  | { readonly position?: bigint; readonly revision: number; readonly afterMs?: number }
  | { readonly detail: Detail | undefined; readonly afterMs?: number }
  | { readonly status: Partial<StatusObject> }
  | 'silence'
  | 'end';

export const written = (revision = 0, afterMs = 0): Reaction => ({ revision, position: 7n, afterMs });
export const timedOut: Reaction = { detail: ['Timeout', new shared.Timeout()] };
export const denied: Reaction = { detail: ['AccessDenied', new shared.AccessDenied()] };
export const wrongRevision = (actual: number, afterMs = 0): Reaction => {
  const wrong = new shared.WrongExpectedVersion();
  wrong.setCurrentStreamRevision(String(actual));
  return { detail: ['WrongExpectedVersion', wrong], afterMs };
};

const uuid = (text: string) => {
  const id = new shared.UUID();
  id.setString(text);
  return id;
};

const replyOf = (attempt: Attempt, reaction: Exclude<Reaction, string | { status: unknown }>): BatchAppendResp => {
  const reply = new streams.BatchAppendResp();
  reply.setCorrelationId(uuid(attempt.correlationId));
  if ('revision' in reaction) {
    const success = new streams.BatchAppendResp.Success();
    success.setCurrentRevision(String(reaction.revision));
    const place = new shared.AllStreamPosition();
    place.setCommitPosition(String(reaction.position));
    place.setPreparePosition(String(reaction.position));
    if (reaction.position !== undefined) success.setPosition(place);
    reply.setSuccess(success);
    return reply;
  }
  const status = new Status();
  status.setMessage('scripted');
  if (reaction.detail) {
    const details = new Any();
    details.pack(reaction.detail[1].serializeBinary(), `event_store.client.${reaction.detail[0]}`);
    status.setDetails(details);
  }
  reply.setError(status);
  return reply;
};

/** A server that only takes batch appends, notes every attempt, and answers as a script says. */
export interface ScriptedServer {
  readonly connectionString: string;
  readonly attempts: readonly Attempt[];
  /** BatchAppend calls that are open now, and all that were opened. */
  readonly calls: { readonly open: number; readonly all: number };
  /** Requests for the version. */
  readonly versionsAsked: number;
  readonly connections: number;
  open(options?: Partial<EventStoreDbOptions>): EventStoreDb;
  /** Sends an answer with this correlation id on the last call. */
  answerNobody(): void;
}

interface Script {
  readonly version?: () => string;
  /** False: takes the calls, but reads nothing from them. */
  readonly reads?: boolean;
  readonly react?: (attempt: Attempt) => Reaction;
}

type Call = ServerDuplexStream<BatchAppendReq, BatchAppendResp>;

class Scripted implements ScriptedServer {
  readonly attempts: Attempt[] = [];
  readonly calls = { open: 0, all: 0 };
  versionsAsked = 0;
  readonly stores: EventStoreDb[] = [];
  private readonly peers = new Set<string>();
  private readonly script: Script;
  private last: Call | undefined;
  port = 0;

  constructor(script: Script) {
    this.script = script;
  }

  get connections(): number {
    return this.peers.size;
  }

  get connectionString(): string {
    return `esdb://127.0.0.1:${this.port}?tls=false`;
  }

  open(options: Partial<EventStoreDbOptions> = {}): EventStoreDb {
    const store = openEventStoreDb({
      connectionString: this.connectionString,
      deadlineMs: 5000,
      repeatMs: 600,
      ...options,
    });
    this.stores.push(store);
    return store;
  }

  answerNobody(): void {
    const reply = new streams.BatchAppendResp();
    reply.setCorrelationId(uuid('00000000-0000-4000-8000-000000000001'));
    reply.setSuccess(new streams.BatchAppendResp.Success());
    this.last!.write(reply);
  }

  readonly batchAppend = (call: Call): void => {
    const number = this.calls.all++;
    this.calls.open++;
    this.last = call;
    this.peers.add(call.getPeer());
    call.once('close', () => this.calls.open--);
    call.on('error', () => {});
    if (this.script.reads === false) return;
    call.on('data', (request: BatchAppendReq) => void this.received(call, number, request));
  };

  readonly getSupportedMethods = (_: unknown, callback: sendUnaryData<SupportedMethods>): void => {
    this.versionsAsked++;
    const reply = new features.SupportedMethods();
    reply.setEventStoreServerVersion(this.script.version?.() ?? '24.10.14');
    callback(null, reply);
  };

  private async received(call: Call, number: number, request: BatchAppendReq): Promise<void> {
    const ids = request.getProposedMessagesList().map((message) => message.getId()!.getString());
    const options = request.getOptions()!;
    const attempt: Attempt = {
      stream: Buffer.from(options.getStreamIdentifier()!.getStreamName_asU8()).toString('utf8'),
      ids,
      correlationId: request.getCorrelationId()!.getString(),
      call: number,
      atMs: performance.now(),
      hasDeadline: options.hasDeadline() || call.getDeadline() !== Infinity,
      nth: this.attempts.filter((earlier) => earlier.ids[0] === ids[0]).length,
    };
    this.attempts.push(attempt);
    const reaction = this.script.react?.(attempt) ?? 'silence';
    if (reaction === 'silence') return;
    if (reaction === 'end') return void call.end();
    if ('status' in reaction) return void call.emit('error', reaction.status);
    if (reaction.afterMs) await sleep(reaction.afterMs);
    if (!call.cancelled) call.write(replyOf(attempt, reaction));
  }
}

const listening = (server: Server): Promise<number> =>
  new Promise((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(), (error, port) =>
      error ? reject(error) : resolve(port),
    );
  });

/** Runs one spec with a scripted server; closes its stores at the end. */
export const scripted = async (script: Script, play: (server: ScriptedServer) => Promise<void>): Promise<void> => {
  const [scriptedServer, server] = [new Scripted(script), new grpc.Server()];
  server.addService({ batchAppend: StreamsService['batchAppend']! }, { batchAppend: scriptedServer.batchAppend });
  server.addService(ServerFeaturesService, { getSupportedMethods: scriptedServer.getSupportedMethods });
  scriptedServer.port = await listening(server);
  try {
    await play(scriptedServer);
  } finally {
    await Promise.all(scriptedServer.stores.map((store) => store.close()));
    server.forceShutdown();
  }
};
