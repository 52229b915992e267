import { isBuilt } from './built.mjs';
import { ensureInstalled } from './installed.mjs';
import { runNode } from './run-node.mjs';

/** Builds what changed of the platform and the pages, and runs a program that opens them in Chromium. */
export const runDesk = async (platform, program) => {
  ensureInstalled();
  const stale = [...platform, 'services/counter-desk'].filter((project) => !isBuilt(project));
  const built = stale.length === 0 ? 0 : await runNode(['tools/run/build/build.ts', ...stale]);
  return built || runNode(program);
};
