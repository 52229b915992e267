import { describe, expect, it } from '@jest/globals';
import { PARTS } from '../component.ts';
import { possibleParts } from './programs.ts';

describe('a machine', () => {
  it('with every program can start every part', () =>
    expect(possibleParts(PARTS, () => true)).toEqual({ parts: PARTS, sentence: undefined }));
  it('without Java gets one sentence about it and about what still works', () => {
    const { parts, sentence } = possibleParts(PARTS, (program) => program !== 'java');
    expect(parts).toEqual(['mongodb']);
    expect(sentence).toMatch(
      /^Java 17 or later is missing here, without which kafka and keycloak cannot be started; mongodb can be started, [^.]*\.$/,
    );
  });
  it('without Python has the brokers', () =>
    expect(possibleParts(PARTS, (program) => program !== 'python3').parts).toEqual(['kafka', 'keycloak']));
  it('without any program is referred to the embedded profile', () => {
    const { parts, sentence } = possibleParts(PARTS, () => false);
    expect(parts).toEqual([]);
    expect(sentence).toContain('npm start');
  });
  it('needs only the programs of the named parts', () =>
    expect(possibleParts(['mongodb'], (program) => program !== 'java')).toEqual({
      parts: ['mongodb'],
      sentence: undefined,
    }));
});
