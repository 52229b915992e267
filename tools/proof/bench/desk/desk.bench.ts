// @ts-expect-error a plain module: launchers run before packages are installed
import { runDesk } from '../../../run/launch/run-desk.mjs';

/** The counter desk beside a stock Vite React page: `npm run bench -- desk`. */
process.exitCode = await (runDesk as (platform: string[], program: string[]) => Promise<number>)(
  ['deploy/embedded'],
  ['--disable-warning=ExperimentalWarning', 'e2e/desk/bench/desk.main.ts', ...process.argv.slice(2)],
);
