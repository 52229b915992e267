import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readlinkSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { allFolders, workspaceRoot } from '../../check/source/files.ts';

const atTheRoot = [
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
  'tsconfig.json',
  'jest.config.mjs',
  '.oxlintrc.json',
  '.oxfmtrc.json',
];

const link = (target: string, path: string): void => {
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(target, path);
};

/** Links to every installed package; the workspace's own packages are linked inside the copy. */
const linkPackages = (root: string): void => {
  const installed = join(workspaceRoot, 'node_modules');
  for (const name of readdirSync(installed))
    if (name !== '@pishkhan') link(join(installed, name), join(root, 'node_modules', name));
  for (const name of readdirSync(join(installed, '@pishkhan')))
    link(readlinkSync(join(installed, '@pishkhan', name)), join(root, 'node_modules/@pishkhan', name));
};

/** What npm install does for a new service. */
export const linkService = (root: string, name: string): void =>
  link(`../../services/${name}`, join(root, 'node_modules/@pishkhan', name));

/** A copy of the workspace in a temporary folder. The caller removes it. @returns Its root */
export const copyOfWorkspace = (): string => {
  const root = mkdtempSync(join(tmpdir(), 'pishkhan-generated-'));
  for (const path of [...allFolders, 'docs', ...atTheRoot].filter((each) => existsSync(join(workspaceRoot, each))))
    cpSync(join(workspaceRoot, path), join(root, path), {
      recursive: true,
      filter: (from) => !/\/(dist|node_modules|\.data|\.cache)$/.test(from),
    });
  linkPackages(root);
  return root;
};
