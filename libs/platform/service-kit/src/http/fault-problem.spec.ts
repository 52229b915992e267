import { expect, it } from '@jest/globals';
import { FileDamaged, StorageFull, StorageReadOnly } from '@pishkhan/event-store';
import mongoose from 'mongoose';
import { problemOf } from './fault-problem.ts';

const full = new StorageFull('/data/pishkhan.sqlite');
const database = new mongoose.mongo.MongoServerError({ message: 'No space left on device', code: 14_031 });

it.each([full, new Error('not executed', { cause: full }), database])(
  'N15: a full disk is 507 with Retry-After, of the database too (%s)',
  (fault) => {
    const { status, rule, headers } = problemOf(fault);
    expect({ status, rule, headers }).toEqual({
      status: 507,
      rule: 'StorageMustHaveRoom',
      headers: { 'Retry-After': '30' },
    });
  },
);

it.each([new StorageReadOnly('/data/pishkhan.sqlite'), new FileDamaged('/data/pishkhan.sqlite', 'x')])(
  'N33: a file that cannot be used is 503 with Retry-After (%s)',
  (fault) => {
    const { status, rule, headers } = problemOf(fault);
    expect({ status, rule, headers }).toEqual({
      status: 503,
      rule: 'PartMustBeAvailable',
      headers: { 'Retry-After': '30' },
    });
  },
);
