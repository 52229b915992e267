import mongoose from 'mongoose';
import { MongoPersonVault } from '../mongo/mongo-person-vault.ts';
import { registrationNumber } from './numbered.ts';

/** Registers persons one by one in the vault of a database, and prints each returned subject id, until it is killed. */
const [uri, dbName, key, name] = process.argv.slice(2) as [string, string, string, string];
const database = await mongoose.createConnection(uri, { dbName }).asPromise();
const vault = await MongoPersonVault.open({ database, masterKey: Buffer.from(key, 'hex') });
for (let number = 0; ; number++) {
  const { subjectId: id } = await vault.keep(registrationNumber(number), `${name}-${number}`);
  process.stdout.write(`${number} ${id}\n`);
}
