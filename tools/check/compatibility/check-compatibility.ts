import { execFileSync } from 'node:child_process';
import { allContracts } from '@pishkhan/contracts';
import { workspaceRoot } from '../source/files.ts';
import type { GeneratedFile } from '../source/generated-file.ts';
import { incompatibilities, type Schema } from './compatibility.ts';
import { contractDocuments, contractFolder } from '../../catalogues/contracts/documents.ts';

const git = (...args: string[]): string | undefined => {
  try {
    return execFileSync('git', args, {
      cwd: workspaceRoot,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 64 * 2 ** 20,
    });
  } catch {
    return undefined;
  }
};

const linesOf = (output: string | undefined): string[] => (output ?? '').split('\n').filter(Boolean);
const isContract = (path: string): boolean => path.endsWith('.json') && !path.endsWith('asyncapi.json');

/** Every commit with published schemas: our own history, and the head of the shared branch. */
const baselines = (): string[] => [
  ...new Set([
    ...linesOf(git('log', '--format=%H', '--', contractFolder)),
    ...linesOf(git('rev-parse', '--verify', '--quiet', 'origin/main^{commit}')),
  ]),
];

const publishedAt = (commit: string): GeneratedFile[] =>
  linesOf(git('ls-tree', '-r', '--name-only', commit, '--', contractFolder))
    .filter(isContract)
    .map((path) => ({ path, content: git('show', `${commit}:${path}`) ?? '{}' }));

/** Incompatible changes of the present contracts against one commit. */
export const brokenPromises = (before: readonly GeneratedFile[], now: readonly GeneratedFile[]): string[] =>
  before.flatMap(({ path, content }) => {
    const name = path.slice(contractFolder.length + 1, -'.json'.length);
    const present = now.find((file) => file.path === path);
    if (!present) return [`${name}: a published contract was removed; keep it and publish a new version beside it`];
    return incompatibilities(JSON.parse(content) as Schema, JSON.parse(present.content) as Schema).map(
      (what) => `${name} ${what}`,
    );
  });

if (import.meta.main) {
  const now = contractDocuments(allContracts).filter(({ path }) => isContract(path));
  const commits = baselines();
  const broken = [...new Set(commits.flatMap((commit) => brokenPromises(publishedAt(commit), now)))];
  for (const promise of broken) console.error(`incompatible: ${promise}`);
  console.log(
    `contracts: ${now.length} compared with ${commits.length} published states, ${broken.length} incompatible changes`,
  );
  process.exitCode = broken.length > 0 ? 1 : 0;
}
