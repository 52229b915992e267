import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { join } from 'node:path';
import type { Component, Plan } from './component.ts';
import { kafkaComponents } from './kafka/kafka.ts';
import { keycloakComponent } from './keycloak/keycloak.ts';
import { launch } from './machine/processes.ts';
import { isAlive, type Running } from './machine/running.ts';
import { noteRunning, readRunning } from './machine/running-file.ts';
import { mongodbComponent } from './mongodb/mongodb.ts';

const PATIENCE_MS = 180_000;

export interface Started {
  readonly component: Component;
  readonly running: Running;
  readonly already: boolean;
  readonly fetchMs: number;
  /** Milliseconds from the start of the process to its first valid response. */
  readonly readyMs: number;
}

export const componentsOf = (plan: Plan): Component[] =>
  plan.parts.flatMap((part) => {
    switch (part) {
      case 'kafka':
        return kafkaComponents(plan);
      case 'mongodb':
        return [mongodbComponent(plan)];
      case 'keycloak':
        return [keycloakComponent(plan)];
    }
  });

const isTaken = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => (socket.destroy(), resolve(true)));
    socket.once('error', () => resolve(false));
  });

/** A killed process holds its port for a short time. */
const staysTaken = async (port: number): Promise<boolean> => {
  for (let left = 30; left > 0; left--) {
    if (!(await isTaken(port))) return false;
    await sleep(100);
  }
  return true;
};

const lastWordsOf = (running: Running): string => readFileSync(running.log, 'utf8').trim().slice(-800);

const untilItAnswers = async (component: Component, running: Running): Promise<void> => {
  let fault: unknown = new Error('it was not asked');
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await sleep(100)) {
    if (!isAlive(running)) throw new Error(`${component.name} ended during its start: ${lastWordsOf(running)}`);
    try {
      await component.ask();
      return;
    } catch (error) {
      fault = error;
    }
  }
  throw new Error(`${component.name} does not respond after ${PATIENCE_MS / 1000} s; see ${running.log}`, {
    cause: fault,
  });
};

const timed = async (work: () => Promise<void>): Promise<number> => {
  const from = performance.now();
  await work();
  return performance.now() - from;
};

/** Starts one server and waits until it responds; a running one is only checked. */
export const bringUp = async (component: Component, data: string): Promise<Started> => {
  const there = readRunning(data).find(({ name, address }) => name === component.name && address === component.address);
  if (there)
    return {
      component,
      running: there,
      already: true,
      fetchMs: 0,
      readyMs: await timed(() => untilItAnswers(component, there)),
    };
  const fetchMs = await timed(() => component.fetch());
  if (await staysTaken(component.port))
    throw new Error(`${component.name}: port ${component.port} is used by another program`);
  await component.prepare();
  const from = performance.now();
  const running = launch(component.command, {
    name: component.name,
    address: component.address,
    log: join(data, 'logs', `${component.name}.log`),
  });
  noteRunning(data, running);
  await untilItAnswers(component, running);
  return { component, running, already: false, fetchMs, readyMs: performance.now() - from };
};

/** Servers of another plan in the same folder, which must be stopped first. */
export const inTheWay = (components: readonly Component[], running: readonly Running[]): Running[] =>
  running.filter(
    (one) =>
      components.some(({ part }) => one.name.startsWith(part)) &&
      !components.some(({ name, address }) => name === one.name && address === one.address),
  );
