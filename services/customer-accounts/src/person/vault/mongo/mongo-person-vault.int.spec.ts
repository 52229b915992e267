import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import { registrationNumber } from '../contract/numbered.ts';
import { mongoDbs, type Database } from '../contract/places.ts';
import { MongoPersonVault } from './mongo-person-vault.ts';

const PROGRAM = join(import.meta.dirname, '..', 'contract', 'register-without-end.ts');
const masterKey = Buffer.alloc(32, 7);

/** A process that registers persons until it is killed; `returned` has the subject ids that it received. */
class Registering {
  readonly returned = new Map<number, string>();
  private readonly child: ChildProcess;

  constructor({ uri, name: database }: Database, name: string) {
    this.child = spawn(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', PROGRAM, uri, database, masterKey.toString('hex'), name],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    createInterface(this.child.stdout!).on('line', (line) => {
      const [number, id] = line.split(' ') as [string, string];
      this.returned.set(Number(number), id);
    });
  }

  async killAfter(registrations: number): Promise<void> {
    while (this.returned.size < registrations && this.child.exitCode === null)
      await new Promise((next) => setTimeout(next, 5));
    expect(this.child.exitCode).toBeNull();
    const closed = once(this.child, 'close');
    this.child.kill('SIGKILL');
    await closed;
  }
}

describe.each(mongoDbs)('person vault of several processes, $name', ({ database: make }) => {
  let place: Database;
  let database: mongoose.Connection;
  beforeEach(async () => {
    place = await make('vault_processes');
    database = await mongoose.createConnection(place.uri, { dbName: place.name }).asPromise();
  });
  afterEach(async () => {
    await database.close();
    await place.remove();
  });

  it('loses no person and duplicates none if processes are killed while they register the same persons (R1)', async () => {
    const processes = [new Registering(place, 'left'), new Registering(place, 'right')];
    await Promise.all([processes[0]!.killAfter(100), processes[1]!.killAfter(140)]);
    const vault = await MongoPersonVault.open({ database, masterKey });
    for (const [number, id] of processes.flatMap(({ returned }) => [...returned])) {
      const { person, address, accountId } = registrationNumber(number);
      expect(await vault.find(id, accountId)).toEqual({ person, address });
      expect(await vault.keep(registrationNumber(number), 'too-late')).toEqual({ subjectId: id, differs: [] });
    }
    const last = Math.max(...processes.map(({ returned }) => returned.size));
    await vault.keep(registrationNumber(last), 'repeated');
    expect(await database.db!.collection('person_vault').countDocuments()).toBe(last + 1);
  }, 60_000);

  it('can be opened by many processes at the same moment, with its indexes', async () => {
    await Promise.all(Array.from({ length: 8 }, () => MongoPersonVault.open({ database, masterKey })));
    expect(
      (await database.db!.collection('person_vault').indexes()).map(({ key, unique }) => ({ key, unique })),
    ).toEqual([
      { key: { _id: 1 }, unique: undefined },
      { key: { lookup: 1 }, unique: true },
      { key: { beginnings: 1, _id: 1 }, unique: undefined },
      { key: { contact: 1, _id: 1 }, unique: undefined },
      { key: { locations: 1, _id: 1 }, unique: undefined },
      { key: { indexed: 1 }, unique: undefined },
      { key: { openChanges: 1 }, unique: undefined },
    ]);
  });

  it('cannot be opened with another master key, even if it is empty', async () => {
    const opened = await Promise.allSettled(
      [masterKey, Buffer.alloc(32, 8)].map((key) => MongoPersonVault.open({ database, masterKey: key })),
    );
    expect(opened.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('leaves the shared connection open', async () => {
    const vault = await MongoPersonVault.open({ database, masterKey });
    vault.close();
    expect(await database.db!.command({ ping: 1 })).toMatchObject({ ok: 1 });
  });
});
