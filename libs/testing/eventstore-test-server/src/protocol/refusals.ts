import { grpc, type StatusObject } from './definitions.ts';

/** An error reply of the protocol: a gRPC status, with the trailers by which the client recognises it. */
export class Refusal extends Error implements StatusObject {
  readonly code: number;
  readonly details: string;
  readonly metadata = new grpc.Metadata();
  constructor(code: number, details: string, trailers: Readonly<Record<string, string>> = {}) {
    super(details);
    this.code = code;
    this.details = details;
    for (const [name, value] of Object.entries(trailers)) this.metadata.set(name, value);
  }
}

export const notLeader = (host: string, port: number) =>
  new Refusal(grpc.status.NOT_FOUND, 'Leader info available', {
    exception: 'not-leader',
    'leader-endpoint-host': host,
    'leader-endpoint-port': String(port),
  });
export const tooLarge = (limit: number) =>
  new Refusal(grpc.status.INVALID_ARGUMENT, `Maximum Append Size of ${limit} Exceeded.`, {
    exception: 'maximum-append-size-exceeded',
    'maximum-append-size': String(limit),
  });
export const eventTooLarge = (id: string, bytes: number, limit: number) =>
  new Refusal(grpc.status.INVALID_ARGUMENT, `Event ${id} of ${bytes} bytes exceeds the maximum of ${limit}.`, {
    exception: 'maximum-append-event-size-exceeded',
    'maximum-append-event-size': String(limit),
    'event-id': id,
    'proposed-append-event-size': String(bytes),
  });
/** Trailers are ASCII only. */
export const inTrailer = (name: string): string => name.replaceAll(/[^ -~]+/g, encodeURIComponent);

export const streamDeleted = (stream: string) =>
  new Refusal(grpc.status.FAILED_PRECONDITION, `Event stream '${stream}' is deleted.`, {
    exception: 'stream-deleted',
    'stream-name': inTrailer(stream),
  });
export const propertyMissing = (name: string) =>
  new Refusal(grpc.status.INVALID_ARGUMENT, `Required Metadata Property '${name}' is missing`, {
    exception: 'missing-required-metadata-property',
    'required-metadata-properties': name,
  });
export const invalid = (why: string) => new Refusal(grpc.status.INVALID_ARGUMENT, why);
export const accessDenied = () =>
  new Refusal(grpc.status.PERMISSION_DENIED, 'Access Denied', { exception: 'access-denied' });
/** Without trailers and details: the client's batch append never settles on it. */
export const withoutDetail = () => new Refusal(grpc.status.UNKNOWN, 'Unexpected server error');
export const notReady = () => new Refusal(grpc.status.UNAVAILABLE, 'Server Is Not Ready');
/** The outcome of the append is unknown. */
export const timedOut = () => new Refusal(grpc.status.ABORTED, 'Operation timed out');
