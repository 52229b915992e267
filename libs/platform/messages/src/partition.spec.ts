import { describe, expect, it } from '@jest/globals';
import { murmur2, PARTITIONS, partitionOf } from './partition.ts';

describe('the partition of a key', () => {
  it.each([
    ['21', -973932308],
    ['foobar', -790332482],
    ['a-little-bit-long-string', -985981536],
    ['a-little-bit-longer-string', -1486304829],
    ['lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8', -58897971],
    ['abc', 479470107],
  ])('murmur2 of %s equals that of the Java client', (text, hash) => expect(murmur2(Buffer.from(text))).toBe(hash));
  it.each([
    ['', 9],
    ['account-100000001', 9],
    ['bill-account-100000001', 2],
    ['meter-G4-000123', 1],
    ['case-7f1c', 4],
    ['قبض-۱', 8],
  ])('«%s» is always in partition %i', (key, partition) => expect(partitionOf(key)).toBe(partition));
  it('uses every partition', () => {
    expect(new Set(Array.from({ length: 500 }, (_, n) => partitionOf(`case-${n}`))).size).toBe(PARTITIONS);
  });
});
