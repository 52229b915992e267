import { join } from 'node:path';
import type { ServiceName } from '@pishkhan/contracts';
import { Balancer } from './balancer.ts';
import { Supervised } from './supervised.ts';

export interface ServiceOptions {
  readonly name: ServiceName;
  readonly replicas: number;
  readonly root: string;
  readonly data: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** The replicas of one service and their shared address. */
export const serviceProcesses = ({ name, replicas, root, data, environment }: ServiceOptions) => {
  const processes = Array.from(
    { length: replicas },
    (_, at) =>
      new Supervised(
        {
          name: `${name}-${at + 1}`,
          file: process.execPath,
          environment,
          log: join(data, 'logs', `${name}-${at + 1}.log`),
          answers: / answers on (http:\S+)/,
          args: [
            '--enable-source-maps',
            '--disable-warning=ExperimentalWarning',
            join(root, 'services', name, 'dist', 'main.mjs'),
          ],
        },
        data,
      ),
  );
  const balancer = new Balancer(() => processes.flatMap(({ url }) => url ?? []));
  return { name, processes, balancer };
};

export type ServiceProcesses = ReturnType<typeof serviceProcesses>;
