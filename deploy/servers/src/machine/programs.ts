import { spawnSync } from 'node:child_process';
import type { Part, Program } from '../component.ts';

const NEEDS: Readonly<Record<Part, readonly Program[]>> = {
  kafka: ['java', 'mvn'],
  mongodb: ['python3', 'unzip'],
  keycloak: ['java', 'mvn', 'unzip'],
};
const NAMES: Readonly<Record<Program, string>> = {
  java: 'Java 17 or later',
  mvn: 'Maven',
  python3: 'Python 3 with pip',
  unzip: 'unzip',
};
const ASKED: Readonly<Record<Program, readonly string[]>> = {
  java: ['-version'],
  mvn: ['-version'],
  python3: ['-m', 'pip', '--version'],
  unzip: ['-v'],
};

export const isThere = (program: Program): boolean =>
  spawnSync(program, ASKED[program], { stdio: 'ignore' }).status === 0;

export interface Possible {
  readonly parts: readonly Part[];
  /** The missing programs and what works without them; undefined if nothing is missing. */
  readonly sentence: string | undefined;
}

/** The parts that this machine can run. */
export const possibleParts = (parts: readonly Part[], has: (program: Program) => boolean): Possible => {
  const asked = [...new Set(parts.flatMap((part) => NEEDS[part]))];
  const missing = new Set(asked.filter((program) => !has(program)));
  if (missing.size === 0) return { parts, sentence: undefined };
  const possible = parts.filter((part) => NEEDS[part].every((program) => !missing.has(program)));
  const lost = parts.filter((part) => !possible.includes(part));
  const names = [...missing].map((program) => NAMES[program]);
  const left =
    possible.length > 0
      ? `${possible.join(' and ')} can be started, and the embedded profile (npm start) needs none of it`
      : 'the embedded profile (npm start) needs none of it';
  return {
    parts: possible,
    sentence: `${names.join(' and ')} ${names.length > 1 ? 'are' : 'is'} missing here, without which ${lost.join(' and ')} cannot be started; ${left}.`,
  };
};
