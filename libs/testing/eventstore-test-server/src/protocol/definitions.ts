import { createRequire } from 'node:module';

/** Resolves from the client package: the definitions that it was generated with, and its gRPC library. */
const client = createRequire(createRequire(import.meta.url).resolve('@eventstore/db-client'));

export const grpc = client('@grpc/grpc-js') as typeof import('@grpc/grpc-js');
export const streams = client(
  '../generated/streams_pb.js',
) as typeof import('@eventstore/db-client/generated/streams_pb.js');
export const shared = client(
  '../generated/shared_pb.js',
) as typeof import('@eventstore/db-client/generated/shared_pb.js');
export const features = client(
  '../generated/serverfeatures_pb.js',
) as typeof import('@eventstore/db-client/generated/serverfeatures_pb.js');
export const { Status } = client(
  '../generated/status_pb.js',
) as typeof import('@eventstore/db-client/generated/status_pb.js');
export const { StreamsService } = client('../generated/streams_grpc_pb.js') as { StreamsService: ServiceDefinition };
export const { StreamsClient } = client(
  '../generated/streams_grpc_pb.js',
) as typeof import('@eventstore/db-client/generated/streams_grpc_pb.js');
export const { ServerFeaturesService } = client('../generated/serverfeatures_grpc_pb.js') as {
  ServerFeaturesService: ServiceDefinition;
};
export const { Any } = client(
  'google-protobuf/google/protobuf/any_pb.js',
) as typeof import('google-protobuf/google/protobuf/any_pb.js');
export const { Empty: GoogleEmpty } = client(
  'google-protobuf/google/protobuf/empty_pb.js',
) as typeof import('google-protobuf/google/protobuf/empty_pb.js');
export const { Timestamp } = client(
  'google-protobuf/google/protobuf/timestamp_pb.js',
) as typeof import('google-protobuf/google/protobuf/timestamp_pb.js');

export type {
  AppendReq,
  AppendResp,
  BatchAppendReq,
  BatchAppendResp,
  DeleteReq,
  DeleteResp,
  ReadReq,
  ReadResp,
  TombstoneReq,
  TombstoneResp,
} from '@eventstore/db-client/generated/streams_pb.js';
export type { StreamsClient as StreamsRpc } from '@eventstore/db-client/generated/streams_grpc_pb.js';
export type { SupportedMethods } from '@eventstore/db-client/generated/serverfeatures_pb.js';
import type { ServiceDefinition } from '@grpc/grpc-js';
export type {
  sendUnaryData,
  Server,
  ServerDuplexStream,
  ServerInterceptor,
  ServerReadableStream,
  ServerUnaryCall,
  ServerWritableStream,
  ServiceDefinition,
  StatusObject,
} from '@grpc/grpc-js';
