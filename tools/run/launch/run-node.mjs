import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { ensureInstalled, projectEnvironment, projectNode, workspaceRoot } from './installed.mjs';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs the project's Node with these arguments, installs first if needed, forwards signals and returns the exit code.
 * `onOutput` also receives what the child writes to standard output. Ctrl-C in a terminal reaches the child directly;
 * the parent only waits for its shutdown.
 */
export const runNode = (args, { onOutput, ...options } = {}) => {
  ensureInstalled();
  const child = spawn(projectNode(), args, {
    cwd: workspaceRoot,
    env: projectEnvironment(),
    stdio: onOutput ? ['inherit', 'pipe', 'inherit'] : 'inherit',
    ...options,
  });
  if (onOutput)
    child.stdout.setEncoding('utf8').on('data', (chunk) => {
      process.stdout.write(chunk);
      onOutput(chunk);
    });
  const passOn = (signal) => {
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
  };
  for (const signal of signals) process.on(signal, passOn);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once(onOutput ? 'close' : 'exit', (code, signal) => {
      for (const name of signals) process.off(name, passOn);
      resolve(code ?? 128 + (constants.signals[signal] ?? 1));
    });
  });
};
