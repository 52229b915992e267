import type { ServerInterceptor } from '@grpc/grpc-js';
import { append } from '../appends/appending.ts';
import { batchAppend } from '../appends/batch.ts';
import { deleteStream, tombstoneStream } from '../appends/deleting.ts';
import { callsAtOnce, STREAMS_PER_CONNECTION } from './calls/calls-at-once.ts';
import {
  features,
  grpc,
  ServerFeaturesService,
  StreamsService,
  type sendUnaryData,
  type Server,
  type ServerUnaryCall,
  type SupportedMethods,
} from './definitions.ts';
import { read } from '../reads/reading.ts';
import type { Served } from '../served.ts';

const supported = (version: string): SupportedMethods => {
  const reply = new features.SupportedMethods();
  reply.setEventStoreServerVersion(version);
  for (const name of ['read', 'append', 'batchappend', 'delete', 'tombstone']) {
    const method = new features.SupportedMethod();
    method.setServiceName('event_store.client.streams.streams');
    method.setMethodName(name);
    reply.addMethods(method);
  }
  return reply;
};

/** The server's calls; it does not listen yet. */
export const grpcServer = (served: Served, version: string, interceptors: ServerInterceptor[] = []): Server => {
  const server = new grpc.Server({
    'grpc.max_receive_message_length': 16 * 1024 * 1024 - 10_000,
    'grpc.max_concurrent_streams': STREAMS_PER_CONNECTION,
    interceptors: [callsAtOnce(), served.counter.interceptor, ...interceptors],
  });
  server.addService(
    { ...StreamsService, read: { ...StreamsService['read']!, responseSerialize: (bytes: Buffer) => bytes } },
    {
      read: read(served),
      append: append(served),
      batchAppend: batchAppend(served),
      delete: deleteStream(served),
      tombstone: tombstoneStream(served),
    },
  );
  server.addService(ServerFeaturesService, {
    getSupportedMethods: (_: ServerUnaryCall<unknown, SupportedMethods>, callback: sendUnaryData<SupportedMethods>) => {
      if (served.behaviour.answersFeatures()) callback(null, supported(version));
    },
  });
  return server;
};
