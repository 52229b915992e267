import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bundle } from '../../run/build/bundle.ts';
import { workspaceRoot } from '../../check/source/files.ts';
import type { GeneratedFile } from '../../check/source/generated-file.ts';

export const openApiFolder = 'contracts/openapi';

/**
 * Starts every service on the embedded adapters and fetches its OpenAPI document. Services use decorators, so they are
 * bundled first.
 */
export const openApiDocuments = async (): Promise<GeneratedFile[]> => {
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
    const documents = JSON.parse(readFileSync(answers, 'utf8')) as Record<string, unknown>;
    return Object.entries(documents).map(([service, document]) => ({
      path: `${openApiFolder}/${service}.json`,
      content: `${JSON.stringify(document, undefined, 2)}\n`,
    }));
  } finally {
    rmSync(folder, { recursive: true });
  }
};
