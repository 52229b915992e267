import { describe, expect, it } from '@jest/globals';
import { Outage, WrongExpectedRevision } from '@pishkhan/event-store';
import { CheckpointMovedOn } from '@pishkhan/messages';
import mongoose from 'mongoose';
import { isOutage } from './outage.ts';

const { mongo } = mongoose;
const transient = () => {
  const error = new mongo.MongoServerError({ message: 'write conflict', code: 112 });
  error.addErrorLabel('TransientTransactionError');
  return error;
};

describe('an outage', () => {
  it.each([
    ['of an adapter', new Outage('the broker does not answer')],
    ['of the event store: another writer was first', new WrongExpectedRevision('case-1', 1, 2)],
    ['of the checkpoints: another process was first', new CheckpointMovedOn('inbox')],
    ['of the database', new mongo.MongoNetworkError('connection 3 to 127.0.0.1 closed')],
    [
      'of a socket that the database has closed',
      Object.assign(new Error('This socket has been ended by the other party'), { code: 'EPIPE' }),
    ],
    ['of a transaction that may be retried', transient()],
    ['behind another error', new Error('not saved', { cause: new Outage('away') })],
  ])('%s', (_, error) => expect(isOutage(error)).toBe(true));
  it.each([
    ['a similar name', Object.assign(new Error('x'), { name: 'TemplateUnavailable' })],
    ['a duplicate key', new mongo.MongoServerError({ message: 'E11000', code: 11000 })],
    ['a wrong call of the driver', new mongo.MongoInvalidArgumentError('x')],
    ['no error', 'ECONNREFUSED'],
  ])('is not %s', (_, error) => expect(isOutage(error)).toBe(false));
});
