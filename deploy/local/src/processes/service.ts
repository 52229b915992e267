import { join } from 'node:path';
import { Balancer } from './balancer.ts';
import { Supervised } from './supervised.ts';

export interface ServiceOptions<Name extends string> {
  readonly name: Name;
  readonly replicas: number;
  readonly root: string;
  readonly data: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** The replicas of one service and their shared address. */
export const serviceProcesses = <Name extends string>({
  name,
  replicas,
  root,
  data,
  environment,
}: ServiceOptions<Name>) => {
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

export type ServiceProcesses<Name extends string = string> = ReturnType<typeof serviceProcesses<Name>>;
