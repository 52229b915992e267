import { useQueryClient } from '@tanstack/react-query';
import { send } from '../../../api/clients.ts';
import type { Body } from '../../../parts/form/values/form-values.ts';

/** Sends a command about money; afterwards, and after a refusal, all is read again: a colleague may be faster. */
export const useCommand = (path: string) => {
  const queries = useQueryClient();
  const read = () => queries.invalidateQueries({ predicate: ({ queryKey: [of] }) => of !== 'draft' });
  return {
    command: (body: Body, key: string) =>
      send('billing-adjustments', path, body, key).catch((error: unknown) => {
        void read();
        throw error;
      }),
    done: () => void read(),
  };
};
