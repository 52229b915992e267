import { describe, expect, it } from '@jest/globals';
import { readModule } from '../source/module.ts';
import { purityViolations } from './purity.ts';

const at = 'services/metering/src/meter/domain/meter.ts';
const check = (text: string, path = at) => purityViolations(readModule(path, text));

describe('a domain folder', () => {
  it.each([
    ['@nestjs/common', "import { Injectable } from '@nestjs/common';"],
    ['mongoose', "import mongoose from 'mongoose';"],
    ['kafkajs', "import { Kafka } from 'kafkajs';"],
    ['node:fs', "import { readFileSync } from 'node:fs';"],
    ['node:fs', "export { readFileSync } from 'node:fs';"],
    ['@pishkhan/event-store', "import type { EventStore } from '@pishkhan/event-store';"],
    ['../meter.api.ts', "import { x } from '../meter.api.ts';"],
    [
      '../../../../case-handling/src/case/domain/case.ts',
      "import { x } from '../../../../case-handling/src/case/domain/case.ts';",
    ],
  ])('must not import %s', (specifier, text) =>
    expect(check(text)).toEqual([`${at}:1 domain must not import ${specifier}`]),
  );

  it.each([
    ['class', 'export class Meter {}'],
    ['class', 'export const Meter = class {};'],
    ['async', 'export const a = async () => 1;'],
    ['async', 'export async function a() {}'],
    ['await', 'export const a = await 1;'],
    ['Date.now', 'export const a = Date.now();'],
    ['new Date(', 'export const a = new Date();'],
    ['new Date(', 'export const a = Date();'],
    ['Math.random', 'export const a = () => Math.random();'],
    ['process.env', 'export const a = process.env.HOME;'],
    ['randomUUID', "import { createHash, randomUUID } from 'node:crypto';"],
    ['crypto.randomUUID', 'export const a = () => crypto.randomUUID();'],
  ])('must not use %s', (what, text) => expect(check(text)).toContain(`${at}:1 domain must not use ${what}`));

  it('may use itself, siblings of its service, values, contracts and hashing', () => {
    expect(
      check(`import { rial } from '@pishkhan/money';
import { placeOf } from '@pishkhan/roles';
import { meterInstalled } from '@pishkhan/contracts';
import { createHash } from 'node:crypto';
import { x } from './meter.rules.ts';
import { y } from '../../reading/domain/reading.ts';
export const day = Date.UTC(2026, 0, 1);`),
    ).toEqual([]);
  });

  it('lets a spec use the test runner, but no framework', () => {
    const spec = 'services/metering/src/meter/domain/meter.spec.ts';
    expect(check("import { it } from '@jest/globals';\nimport fc from 'fast-check';", spec)).toEqual([]);
    expect(check("import { Test } from '@nestjs/testing';", spec)).toHaveLength(1);
    expect(check('export const now = Date.now();', spec)).toHaveLength(1);
  });
});

describe('elsewhere', () => {
  it('a kind of case is domain code in any folder', () =>
    expect(check('export const a = async () => 1;', 'services/case-handling/src/kinds/x/x.case.ts')).toHaveLength(1));
  it('publishing is pure, but may import the events that it publishes', () => {
    const publish = 'services/metering/src/meter/meter.publish.ts';
    expect(check('export const a = Date.now();', publish)).toHaveLength(1);
    expect(check("import { x } from '@pishkhan/service-kit';", publish)).toEqual([]);
  });
  it('an adapter may do I/O', () =>
    expect(
      check(
        "import { readFileSync } from 'node:fs'; export const now = () => new Date();",
        'libs/platform/event-store/src/embedded.ts',
      ),
    ).toEqual([]));
});
