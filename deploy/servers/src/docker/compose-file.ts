import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

export interface ComposeService {
  readonly image: string;
  readonly ports: readonly string[];
  readonly volumes: readonly string[];
  readonly healthcheck: { readonly test: readonly string[] };
}

/** The content of `docker-compose.yml`. */
export const composeFile = () =>
  parse(readFileSync(new URL('../../../../docker-compose.yml', import.meta.url), 'utf8'), {
    strict: true,
    uniqueKeys: true,
  }) as {
    readonly services: Readonly<Record<string, ComposeService>>;
    readonly volumes: Readonly<Record<string, null>>;
  };
