import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readText, sourceFiles, workspaceRoot } from '../source/files.ts';

const UNION = /(export type \w+Event =)\s*\|?\s*/;
/** No return for the event; a function that may return nothing; a code path without a return. */
const UNFINISHED = /error TS(2366|2322|7030):/;

/** Sources that declare events and their union. */
const messages = sourceFiles('**/*.ts').filter((path) => {
  if (!path.startsWith('services/') || path.endsWith('.spec.ts')) return false;
  const text = readText(path);
  return UNION.test(text) && text.includes('DomainEvent<');
});

/** A copy of the services with one event more in every union, inside the workspace so that packages are found. */
const errorsWithNewEvents = (folder: string): string[] => {
  cpSync(join(workspaceRoot, 'services'), join(folder, 'services'), {
    recursive: true,
    filter: (path) => !/node_modules|\.spec\.ts$|\.builders\.ts$/.test(path),
  });
  for (const path of messages)
    writeFileSync(
      join(folder, path),
      readText(path).replace(UNION, "$1 DomainEvent<'NewFact', { readonly one: 1 }> | "),
    );
  const config = join(folder, 'tsconfig.json');
  const extended = join(workspaceRoot, 'tsconfig.base.json');
  writeFileSync(config, JSON.stringify({ extends: extended, include: ['services/**/*.ts'] }));
  const tsc = join(workspaceRoot, 'node_modules/@typescript/native/bin/tsc');
  const { stdout } = spawnSync(process.execPath, [tsc, '-p', config, '--checkers', '1', '--pretty', 'false'], {
    cwd: folder,
    encoding: 'utf8',
  });
  return stdout.split('\n').filter((line) => /^services\/.*: error TS\d+:/.test(line));
};

describe('a new event in the union of an aggregate', () => {
  let folder: string;
  let errors: readonly string[];
  beforeAll(() => {
    const cache = join(workspaceRoot, '.cache');
    mkdirSync(cache, { recursive: true });
    folder = mkdtempSync(join(cache, 'new-event-'));
    errors = errorsWithNewEvents(folder);
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is looked for in every service', () =>
    expect(new Set(messages.map((path) => path.split('/')[1]))).toEqual(
      new Set(['customer-accounts', 'metering', 'billing-adjustments', 'case-handling']),
    ));
  it.each(messages)('does not compile while the fold beside %s, and its declared events, do not mention it', (path) => {
    const beside = dirname(path).replace(/\/messages$/, '');
    const errorsIn = (place: string) => errors.filter((error) => error.startsWith(`${place}/`));
    expect(errorsIn(beside).filter((error) => UNFINISHED.test(error))).not.toEqual([]);
    // The events of a part, such as refunds, are declared by the aggregate of its domain folder.
    const aggregate = /.*\/domain(?=\/)/.exec(path)?.[0] ?? beside;
    expect(errorsIn(aggregate).join('\n')).toMatch(/Property 'NewFact' is missing|to type 'Decider</);
  });
});
