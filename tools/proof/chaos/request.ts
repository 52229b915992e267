import { parseArgs } from 'node:util';

export const USAGE = `npm run chaos -- [options]
  --kills 60      SIGKILLs after which the storm ends
  --seed N        of everything that is left to chance; one of the clock's when none is given
  --replicas 2    processes of each service (1 to 5)
  --brokers 3     Kafka brokers (1 or 3)
  --accounts 40   accounts loaded before the storm (8 to 2000)
  --clients 8     clients at the same time (1 to 64)
  --no-proxies    nothing between the services and what they stand on`;

export interface ChaosRequest {
  readonly kills: number;
  readonly seed: number;
  readonly replicas: number;
  readonly brokers: 1 | 3;
  readonly accounts: number;
  readonly clients: number;
  readonly proxies: boolean;
}

const whole = (name: string, text: string, min: number, max: number): number => {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < min || value > max)
    throw new RangeError(`--${name} ${text}: an integer from ${min} to ${max} is required`);
  return value;
};

/** @throws RangeError or TypeError that names the wrong argument */
export const requestOf = (words: readonly string[], now = Date.now()): ChaosRequest => {
  const text = (standard: string) => ({ type: 'string', default: standard }) as const;
  const { values } = parseArgs({
    args: [...words],
    options: {
      kills: text('60'),
      seed: text(String(now % 1_000_000)),
      replicas: text('2'),
      brokers: text('3'),
      accounts: text('40'),
      clients: text('8'),
      'no-proxies': { type: 'boolean', default: false },
    },
  });
  if (!['1', '3'].includes(values.brokers)) throw new RangeError(`--brokers ${values.brokers}: 1 or 3`);
  return {
    kills: whole('kills', values.kills, 0, 100_000),
    seed: whole('seed', values.seed, 0, 2 ** 31),
    replicas: whole('replicas', values.replicas, 1, 5),
    brokers: values.brokers === '3' ? 3 : 1,
    accounts: whole('accounts', values.accounts, 8, 2000),
    clients: whole('clients', values.clients, 1, 64),
    proxies: !values['no-proxies'],
  };
};
