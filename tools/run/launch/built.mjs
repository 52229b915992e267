import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from './installed.mjs';

const folders = ['libs', 'contracts', 'services', 'deploy', 'e2e', 'data', 'tools/run/build'];
const files = ['package-lock.json', 'tsconfig.base.json'];
const leftOut = new Set(['node_modules', 'dist', 'generated', 'openapi']);

const below = (root, folder) =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return leftOut.has(entry.name) ? [] : below(root, path);
    return /\.(tsx?|mjs|json|css|html|svg)$/.test(entry.name) && !entry.name.endsWith('.spec.ts') ? [path] : [];
  });

/** SHA-256 of the names and contents of all sources of a bundle. */
export const sourcesHash = (root = workspaceRoot) => {
  const hash = createHash('sha256');
  const paths = [
    ...files,
    ...folders.filter((folder) => existsSync(join(root, folder))).flatMap((folder) => below(root, folder)),
  ].sort();
  for (const path of paths)
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(root, path)))
      .update('\0');
  return hash.digest('hex');
};

const stampOf = (project, root) => join(root, project, 'dist', '.sources');

/** Whether the bundle of this project (a folder such as `deploy/embedded`) was built from the current sources. */
export const isBuilt = (project, root = workspaceRoot) => {
  const stamp = stampOf(project, root);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === sourcesHash(root);
};
