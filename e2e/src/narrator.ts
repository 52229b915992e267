import { isDeepStrictEqual } from 'node:util';
import type { Answer } from '@pishkhan/http-client';

/** One expectation of the journey and its result. */
export interface Check {
  readonly step: string;
  readonly what: string;
  readonly expected: unknown;
  readonly actual: unknown;
  readonly ok: boolean;
}

/** Prints the journey as text and records expected and actual values, which determine the exit code. */
export const narrator = (asJson: boolean) => {
  const checks: Check[] = [];
  let step = '';
  const print = (line: string) => {
    if (!asJson) console.log(line);
  };
  const expect = (what: string, actual: unknown, expected: unknown): void => {
    const ok = isDeepStrictEqual(actual, expected);
    checks.push({ step, what, expected, actual, ok });
    print(ok ? `   ✓ ${what}: ${show(actual)}` : `   ✗ ${what}: expected ${show(expected)}, but it is ${show(actual)}`);
  };
  return {
    checks,
    step: (title: string) => {
      step = title;
      print(`\n■ ${title}`);
    },
    say: (sentence: string) => print(`   ${sentence}`),
    expect,
    /** A rejection by name: status and rule of the problem document. */
    expectRefused: (what: string, answer: Answer, status: number, rule: string) =>
      expect(`${what} is refused`, `${answer.status} ${answer.body?.rule}`, `${status} ${rule}`),
    finish: (): boolean => {
      const failed = checks.filter((check) => !check.ok);
      if (asJson) console.log(JSON.stringify({ checks, failed: failed.length }, null, 2));
      else console.log(`\n${checks.length - failed.length} passed, ${failed.length} failed`);
      return failed.length === 0;
    },
  };
};

export type Narrator = ReturnType<typeof narrator>;

export const rialText = (amount: number): string => `${amount.toLocaleString('en-US')} rial`;
const show = (value: unknown): string =>
  typeof value === 'number' ? value.toLocaleString('en-US') : typeof value === 'string' ? value : JSON.stringify(value);
