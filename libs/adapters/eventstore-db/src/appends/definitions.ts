import { createRequire } from 'node:module';

/** Resolves from the client package: its generated messages. */
const client = createRequire(createRequire(import.meta.url).resolve('@eventstore/db-client'));

export const streams = client(
  '../generated/streams_pb.js',
) as typeof import('@eventstore/db-client/generated/streams_pb.js');
export const shared = client(
  '../generated/shared_pb.js',
) as typeof import('@eventstore/db-client/generated/shared_pb.js');
export const { StreamsClient } = client(
  '../generated/streams_grpc_pb.js',
) as typeof import('@eventstore/db-client/generated/streams_grpc_pb.js');
export const { Empty } = client(
  'google-protobuf/google/protobuf/empty_pb.js',
) as typeof import('google-protobuf/google/protobuf/empty_pb.js');
export const { parseUUID } = client(
  './utils/grpcUUID.js',
) as typeof import('@eventstore/db-client/dist/utils/grpcUUID.js');

export type { BatchAppendReq, BatchAppendResp } from '@eventstore/db-client/generated/streams_pb.js';
