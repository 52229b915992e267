import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { askContainers, containers, dockerAnswers, startContainers } from './docker/containers.ts';
import { bringUp, componentsOf, inTheWay, type Started } from './bring-up.ts';
import type { Plan } from './component.ts';
import { leaveRunning } from './machine/guardian.ts';
import { end } from './machine/processes.ts';
import { isThere, possibleParts } from './machine/programs.ts';
import { forgetEnded, readRunning } from './machine/running-file.ts';
import { requestOf, USAGE, type Request } from './request.ts';

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

const sentenceOf = ({ component, running, already, fetchMs, readyMs }: Started): string => {
  const fetched = fetchMs > 500 ? `, fetched in ${seconds(fetchMs)}` : '';
  return `${component.name.padEnd(9)} ${component.address}  ${already ? 'runs already' : `ready after ${seconds(readyMs)}${fetched}`}  (process ${running.pid}, log ${running.log})`;
};

/** The servers stay when this command has ended; cut off before its end, it leaves nothing that it has started. */
const start = async (asked: Plan): Promise<boolean> => {
  const { parts, sentence } = possibleParts(asked.parts, isThere);
  if (sentence) console.error(sentence);
  const components = componentsOf({ ...asked, parts });
  const others = inTheWay(components, readRunning(asked.data));
  if (others.length > 0) {
    console.error(
      `${others.map(({ name, address }) => `${name} (${address})`).join(', ')} is running with other settings: stop it first.`,
    );
    return false;
  }
  const outcomes = await Promise.allSettled(
    components.map(async (component) => console.log(sentenceOf(await bringUp(component, asked.data)))),
  );
  const faults = outcomes.filter((outcome) => outcome.status === 'rejected');
  for (const { reason } of faults) console.error(reason instanceof Error ? reason.message : String(reason));
  leaveRunning();
  return faults.length === 0 && sentence === undefined;
};

const status = async (plan: Plan): Promise<boolean> => {
  const running = readRunning(plan.data);
  for (const { name, address, pid, log } of running)
    console.log(`${name.padEnd(9)} ${address}  (process ${pid}, log ${log})`);
  if (running.length === 0) console.log('Nothing runs.');
  return running.length > 0;
};

const stop = async ({ data, parts }: Plan): Promise<boolean> => {
  const chosen = readRunning(data).filter(({ name }) => parts.some((part) => name.startsWith(part)));
  await Promise.all(chosen.map(async (running) => console.log(`${running.name.padEnd(9)} ${await end(running)}`)));
  forgetEnded(data);
  if (chosen.length === 0) console.log('Nothing runs.');
  return true;
};

const reset = async (plan: Plan): Promise<boolean> => {
  await stop(plan);
  const folders = plan.parts.flatMap((part) => (part === 'kafka' ? ['kafka-of-1', 'kafka-of-3'] : [part]));
  for (const folder of folders) rmSync(join(plan.data, folder), { recursive: true, force: true });
  console.log(`Removed the data of ${plan.parts.join(', ')}.`);
  return true;
};

/** Uses the official images, EventStoreDB included. */
const withContainers = async (action: Request['action']): Promise<boolean> => {
  if (action === 'start') {
    await startContainers();
    for (const [name, { address }] of Object.entries(containers))
      console.log(`${name.padEnd(11)} ${address}  (container)`);
    return true;
  }
  const words = { status: ['ps'], stop: ['stop'], reset: ['down', '--volumes'] };
  const { ok, says } = askContainers(...words[action]);
  console.log(says);
  return ok;
};

const act = ({ action, plan, local }: Request): Promise<boolean> => {
  if (!local && dockerAnswers()) return withContainers(action);
  switch (action) {
    case 'start':
      return start(plan);
    case 'status':
      return status(plan);
    case 'stop':
      return stop(plan);
    case 'reset':
      return reset(plan);
  }
};

/**
 * `node deploy/servers/src/infra.ts …`: the real servers of the distributed profile on this machine, without
 * containers.
 */
const main = async (words: readonly string[]): Promise<number> => {
  try {
    return (await act(requestOf(words, join(import.meta.dirname, '..', '..', '..')))) ? 0 : 1;
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
    return 2;
  }
};

process.exitCode = await main(process.argv.slice(2));
