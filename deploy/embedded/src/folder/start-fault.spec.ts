import { describe, expect, it } from '@jest/globals';
import { ProblemAnswer } from '@pishkhan/http-client';
import { startFault } from './start-fault.ts';

const refused = (status: number, rule: string, title: string) =>
  new ProblemAnswer('POST', '/v1/staff-members', { type: `urn:pishkhan:rule:${rule}`, status, rule, title });

describe('N15, N33: a sample that could not be loaded', () => {
  it.each([
    [507, 'StorageMustHaveRoom', 'make room where the data folder is'],
    [503, 'PartMustBeAvailable', 'mend what'],
  ])('for %i %s is one sentence with the remedy', (status, rule, remedy) => {
    const sentence = startFault(refused(status, rule, 'The storage of the system is full'));
    expect(sentence).toContain('The storage of the system is full');
    expect(sentence).toContain(remedy);
    expect(sentence).not.toMatch(/\n| {4}at /);
  });

  it('for another refusal is a fault of the program, with its stack', () =>
    expect(startFault(refused(422, 'RuleOfTheSample', 'a rule'))).toMatch(/\n {4}at /));
});
