import { describe, expect, it } from '@jest/globals';
import { nearNumbers } from './near-numbers.ts';

describe('8.1: numbers that a person writes by mistake', () => {
  it('another digit at one place, and two neighbours swapped; never the number itself', () => {
    const near = nearNumbers('20000901');
    expect(near).toEqual(expect.arrayContaining(['20000902', '20000910', '20009001', '2000901', '70000901']));
    expect(near).not.toContain('20000901');
    expect(near).not.toContain('20000923');
    expect(near).toHaveLength(new Set(near).size);
    // Nine other digits at each of eight places, and the swaps that change something.
    expect(near).toHaveLength(8 * 9 + 4);
  });
  it('a leading zero is dropped, as bill ids do', () => expect(nearNumbers('12')).toContain('2'));
});
