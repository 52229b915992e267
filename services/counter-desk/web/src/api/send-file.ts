import { ConnectionLost } from './problem.ts';
import { mustBeSuccess, ownHeaders, type Service } from './clients.ts';

/** Sends a file as it is; the service reads its text. */
export const sendFile = async (service: Service, path: string, file: Blob, key: string): Promise<unknown> => {
  const response = await fetch(`/api/${service}${path}`, {
    method: 'POST',
    headers: { ...ownHeaders(), 'content-type': 'text/csv', 'idempotency-key': key },
    body: file,
  }).catch((error: unknown) => {
    throw new ConnectionLost(error);
  });
  await mustBeSuccess(service, response);
  return (await response.json()) as unknown;
};
