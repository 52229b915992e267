import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { PARTS, type Part, type Plan } from './component.ts';

const ACTIONS = ['start', 'status', 'stop', 'reset'] as const;
export type Action = (typeof ACTIONS)[number];

export interface Request {
  readonly action: Action;
  readonly plan: Plan;
  /** Use programs of this machine, even if Docker is available. */
  readonly local: boolean;
}

export const USAGE = `node deploy/servers/src/infra.ts [start | status | stop | reset]
  --only kafka,mongodb     a part of it (kafka, mongodb, keycloak)
  --brokers 3              three brokers, replication 3, min.insync.replicas=2 (otherwise one)
  --kafka-port 19092       each further broker and each controller takes the next ports
  --mongodb-port 27217     --keycloak-port 18080
  --data .data/infra       --cache .cache/infra
  --local                  without containers, even where a Docker engine answers (the words above mean these)`;

const isOneOf = <Word extends string>(words: readonly Word[], word: string): word is Word =>
  (words as readonly string[]).includes(word);

const partsOf = (only: string | undefined): readonly Part[] => {
  if (only === undefined) return PARTS;
  const named = only.split(',').map((word) => word.trim());
  return named.map((word) => {
    if (isOneOf(PARTS, word)) return word;
    throw new RangeError(`--only ${word}: there are ${PARTS.join(', ')}`);
  });
};

const portOf = (name: string, text: string): number => {
  const port = Number(text);
  if (Number.isInteger(port) && port > 1023 && port < 65_530) return port;
  throw new RangeError(`${name} ${text}: a port from 1024 to 65529`);
};

const brokersOf = (text: string): 1 | 3 => {
  if (text === '1') return 1;
  if (text === '3') return 3;
  throw new RangeError(`--brokers ${text}: one or three`);
};

/** Folders are relative to the root. @throws RangeError or TypeError whose message names the wrong argument */
export const requestOf = (words: readonly string[], root: string): Request => {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      only: { type: 'string' },
      brokers: { type: 'string', default: '1' },
      'kafka-port': { type: 'string', default: '19092' },
      'mongodb-port': { type: 'string', default: '27217' },
      'keycloak-port': { type: 'string', default: '18080' },
      data: { type: 'string', default: '.data/infra' },
      cache: { type: 'string', default: '.cache/infra' },
      local: { type: 'boolean', default: false },
    },
  });
  const [action = 'start', ...rest] = positionals;
  if (!isOneOf(ACTIONS, action) || rest.length > 0)
    throw new RangeError(`${positionals.join(' ')}: one of ${ACTIONS.join(', ')}`);
  const ports = {
    kafka: portOf('--kafka-port', values['kafka-port']),
    mongodb: portOf('--mongodb-port', values['mongodb-port']),
    keycloak: portOf('--keycloak-port', values['keycloak-port']),
  };
  return {
    action,
    local: values.local,
    plan: {
      parts: partsOf(values.only),
      brokers: brokersOf(values.brokers),
      ports,
      cache: resolve(root, values.cache),
      data: resolve(root, values.data),
    },
  };
};
