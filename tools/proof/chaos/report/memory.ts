import { readFileSync } from 'node:fs';

/** Resident memory of a process in MB; undefined after its end. */
export const residentMb = (pid: number | undefined): number | undefined => {
  if (pid === undefined) return undefined;
  try {
    const [, kb] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kb === undefined ? undefined : Math.round(Number(kb) / 1024);
  } catch {
    return undefined;
  }
};

/** Heap of this process, in MB. */
export const heapMb = (): number => Math.round(process.memoryUsage().heapUsed / 2 ** 20);
