/** A command of the README that starts servers. */
export const launchers = ['infra', 'start', 'demo', 'chaos'] as const;
export type Launcher = (typeof launchers)[number];

export const signals = ['SIGKILL', 'SIGTERM', 'SIGINT', 'SIGHUP'] as const;

/** The process to kill: npm, with which a person started it, or the program that started the servers. */
export const victims = ['npm', 'launcher'] as const;

export interface Death {
  readonly launcher: Launcher;
  readonly signal: (typeof signals)[number];
  readonly victim: (typeof victims)[number];
}

export interface Started {
  /** Arguments of `npm run`. */
  readonly words: readonly string[];
  /** The program in the command line of the process that starts the servers. */
  readonly program: RegExp;
  /** Servers and services that must run before the kill. */
  readonly runs: readonly string[];
}

/** The launcher writes everything below `folder`, which is also the folder of temporary files. */
export const startOf = (launcher: Launcher, folder: string): Started => {
  const services = ['kafka', 'mongodb', 'event-store', 'metering-1'];
  switch (launcher) {
    case 'infra':
      return {
        words: [
          'infra',
          '--',
          '--local',
          '--data',
          `${folder}/infra`,
          '--kafka-port',
          '19792',
          '--mongodb-port',
          '27717',
        ],
        program: /servers\/src\/infra\.ts$/,
        runs: ['kafka', 'mongodb', 'keycloak'],
      };
    case 'start':
      return {
        words: ['start:distributed', '--', '--data', `${folder}/start`, '--port', '0', '--identity', 'development'],
        program: /deploy\/local\/dist\/main\.mjs$/,
        runs: services,
      };
    case 'demo':
      return {
        words: ['demo', '--', '--distributed', '--subscribers', '30'],
        program: /e2e\/dist\/demo\.mjs$/,
        runs: ['keycloak', ...services],
      };
    case 'chaos':
      return {
        words: ['chaos', '--', '--kills', '5', '--brokers', '1', '--replicas', '1'],
        program: /proof\/chaos\/chaos\.ts$/,
        runs: services,
      };
  }
};
