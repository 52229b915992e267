import { parse } from 'yaml';
import { readText } from '../source/files.ts';

export interface ComposeService {
  readonly image: string;
  readonly ports: readonly string[];
  readonly volumes: readonly string[];
  readonly healthcheck: { readonly test: readonly string[] };
}

/** `docker-compose.yml` as it stands. */
export const composeFile = () =>
  parse(readText('docker-compose.yml'), { strict: true, uniqueKeys: true }) as { readonly services: Readonly<Record<string, ComposeService>>; readonly volumes: Readonly<Record<string, null>> };
