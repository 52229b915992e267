import { expect, it } from '@jest/globals';
// @ts-expect-error plain JavaScript, shared with scripts that run before anything is installed
import { isSupportedNode } from './installed.mjs';

it.each([
  ['20.20.2', false],
  ['22.23.3', false],
  ['22.23.5', true],
  ['23.11.0', false],
  ['24.9.0', false],
  ['24.21.0', false],
  ['24.22.1', false],
  ['24.22.3', true],
  ['26.1.0', true],
])('N20: Node %s is supported: %s', (version, supported) => expect(isSupportedNode(version)).toBe(supported));
