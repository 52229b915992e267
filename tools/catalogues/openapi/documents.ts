import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bundle } from '../../run/build/bundle.ts';
import { workspaceRoot } from '../../check/source/files.ts';
import type { GeneratedFile } from '../../check/source/generated-file.ts';
import type { Wiring } from './consumers.ts';

export const openApiFolder = 'contracts/openapi';

/** What the running services say of themselves. */
export interface Served {
  readonly documents: Readonly<Record<string, unknown>>;
  readonly wiring: Wiring;
}

/**
 * Starts every service on the embedded adapters and fetches its OpenAPI document. Services use decorators, so they are
 * bundled first.
 */
export const served = async (): Promise<Served> => {
  mkdirSync(join(workspaceRoot, '.cache'), { recursive: true });
  const folder = mkdtempSync(join(workspaceRoot, '.cache', 'openapi-'));
  try {
    const program = join(folder, 'serve.mjs');
    await bundle({
      root: workspaceRoot,
      entry: join(workspaceRoot, 'tools/catalogues/openapi/served.main.ts'),
      file: program,
    });
    const answers = join(folder, 'documents.json');
    execFileSync(process.execPath, ['--disable-warning=ExperimentalWarning', program, answers], {
      cwd: workspaceRoot,
      stdio: ['ignore', 'ignore', 'inherit'],
      timeout: 120_000,
    });
    return JSON.parse(readFileSync(answers, 'utf8')) as Served;
  } finally {
    rmSync(folder, { recursive: true });
  }
};

export const openApiDocuments = ({ documents }: Served): GeneratedFile[] =>
  Object.entries(documents).map(([service, document]) => ({
    path: `${openApiFolder}/${service}.json`,
    content: `${JSON.stringify(document, undefined, 2)}\n`,
  }));

/** Every public operation of the services, `GET /v1/accounts/{accountId}`: what the counter desk may ask for. */
export const operationsFile = ({ documents }: Served): GeneratedFile => {
  const operationsOf = ({ paths }: { readonly paths: Readonly<Record<string, object>> }): string[] =>
    Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
  const operations = Object.entries(documents).map(([service, document]) => [
    service,
    operationsOf(document as Parameters<typeof operationsOf>[0]),
  ]);
  return {
    path: 'services/counter-desk/src/gateway/operations.json',
    content: `${JSON.stringify(Object.fromEntries(operations), undefined, 2)}\n`,
  };
};
