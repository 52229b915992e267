import { describe, expect, it } from '@jest/globals';
import { HEIGHT, placesOf, ROOM } from './scales.ts';

const months = ['1405-07', '1405-08', '1405-09'];
const places = (language: 'fa' | 'en', most = 37, room = 600) => placesOf(months, most, { room, language });

describe('places in a chart', () => {
  it('time runs from right to left in Persian, and the axis is where reading begins', () => {
    const [fa, en] = [places('fa'), places('en')];
    expect(fa.middleOf('1405-07')).toBeGreaterThan(fa.middleOf('1405-09'));
    expect(en.middleOf('1405-07')).toBeLessThan(en.middleOf('1405-09'));
    expect([fa.axisAt, en.axisAt]).toEqual([600 - ROOM.axis, ROOM.axis]);
  });
  it('the axis begins at zero and has whole figures, however few cases there are', () => {
    expect(places('fa').heightOf(0)).toBe(HEIGHT - ROOM.bottom);
    expect(places('fa').ticks).toEqual([0, 10, 20, 30, 40]);
    expect(places('fa', 1).ticks).toEqual([0, 1]);
    expect(places('fa', 0).ticks).toEqual([0, 1]);
    expect(places('fa').heightOf(37)).toBeGreaterThanOrEqual(ROOM.top);
  });
  it('two years on a phone are wider than the phone, and scroll', () => {
    const two = Array.from({ length: 24 }, (_, at) => `m${at}`);
    const { width, bandWidth } = placesOf(two, 5, { room: 340, language: 'fa' });
    expect(width).toBeGreaterThan(1_000);
    expect(bandWidth).toBeGreaterThan(30);
  });
});
