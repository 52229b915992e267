import { useQueryClient } from '@tanstack/react-query';
import { send, type Service } from '../../../api/clients.ts';
import type { Body } from '../values/form-values.ts';

/** Sends a command to a service; afterwards, and after a refusal, all is read again: a colleague may be faster. */
export const useCommand = (service: Service, path: string) => {
  const queries = useQueryClient();
  const read = () => queries.invalidateQueries({ predicate: ({ queryKey: [of] }) => of !== 'draft' });
  return {
    command: (body: Body, key: string) =>
      send(service, path, body, key).catch((error: unknown) => {
        void read();
        throw error;
      }),
    done: () => void read(),
  };
};
