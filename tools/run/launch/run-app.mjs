import { isBuilt } from './built.mjs';
import { ensureInstalled } from './installed.mjs';
import { runNode } from './run-node.mjs';

/** Installs, builds changed projects, and runs a bundle with the command-line arguments. */
export const runApp = async (bundle, projects) => {
  ensureInstalled();
  const stale = projects.filter((project) => !isBuilt(project));
  if (stale.length > 0) {
    console.error(`Building ${stale.join(', ')} …`);
    const status = await runNode(['tools/run/build/build.ts', ...stale], { stdio: ['ignore', 2, 2] });
    if (status !== 0) return status;
  }
  return runNode(['--enable-source-maps', '--disable-warning=ExperimentalWarning', bundle, ...process.argv.slice(2)]);
};
