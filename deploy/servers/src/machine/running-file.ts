import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive, type Running } from './running.ts';

const fileOf = (data: string): string => join(data, 'running.json');

/** Live processes started with this data folder. */
export const readRunning = (data: string): Running[] => {
  const file = fileOf(data);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Running[]).filter(isAlive) : [];
};

const write = (data: string, running: readonly Running[]): void => {
  mkdirSync(data, { recursive: true });
  const unfinished = `${fileOf(data)}.unfinished`;
  writeFileSync(unfinished, `${JSON.stringify(running, undefined, 2)}\n`);
  renameSync(unfinished, fileOf(data));
};

export const noteRunning = (data: string, running: Running): void =>
  write(data, [...readRunning(data).filter(({ name }) => name !== running.name), running]);

export const forgetEnded = (data: string): void => write(data, readRunning(data));
