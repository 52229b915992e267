import { createRequire } from 'node:module';

/** Resolved from the client package's own place: its generated messages, and how it reads the errors in them. */
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
export const { Timestamp } = client(
  'google-protobuf/google/protobuf/timestamp_pb.js',
) as typeof import('google-protobuf/google/protobuf/timestamp_pb.js');
export const { unpackToCommandError } = client(
  './streams/appendToStream/unpackError.js',
) as typeof import('@eventstore/db-client/dist/streams/appendToStream/unpackError.js');

export type { BatchAppendReq, BatchAppendResp } from '@eventstore/db-client/generated/streams_pb.js';
