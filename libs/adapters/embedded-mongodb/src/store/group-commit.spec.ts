import { describe, expect, it } from '@jest/globals';
import { search } from '../query/search.ts';
import { Catalog } from './catalog.ts';
import { DatabaseFile } from './database-file.ts';
import { GroupCommit } from './group-commit.ts';
import { Journal } from './journal.ts';

const opened = () => {
  const file = new DatabaseFile(':memory:');
  const catalog = new Catalog(file);
  const commits = new GroupCommit(file);
  const commit = (journal: Journal) => {
    const durable = commits.durable(journal);
    commits.flush();
    return durable;
  };
  return { file, catalog, commit };
};
const found = (catalog: Catalog, name: string, filter = {}) =>
  search(catalog.find('db', name), { filter }).map(({ document, bytes }) => ({ ...document, size: bytes.length }));

describe('writes of a transaction that stays open (P10)', () => {
  it('leave memory and file equal if a command wrote the same document meanwhile', async () => {
    const { file, catalog, commit } = opened();
    const things = catalog.ensure('db', 'things');
    things.addIndex({ v: 2, name: 'text', key: { text: 1 } });
    const [before, transaction, command] = [new Journal(), new Journal(), new Journal()];
    things.insert({ _id: 1, text: 'old' }, before);
    await commit(before);
    found(catalog, 'things', { text: 'old' });
    things.replace(things.byId(1)!, { _id: 1, text: 'of the transaction' }, transaction);
    things.replace(things.byId(1)!, { _id: 1, text: 'of the command' }, command);
    await commit(command);
    await commit(transaction);
    const fromFile = new Catalog(file);
    for (const text of ['old', 'of the transaction', 'of the command'])
      expect(found(catalog, 'things', { text })).toEqual(found(fromFile, 'things', { text }));
    expect(found(catalog, 'things')).toEqual(found(fromFile, 'things'));
  });
  it('go to no other collection if theirs was dropped meanwhile', async () => {
    const { file, catalog, commit } = opened();
    const transaction = new Journal();
    const dropped = catalog.ensure('db', 'dropped');
    dropped.insert({ _id: 1 }, transaction);
    catalog.drop([dropped]);
    const replaced = catalog.ensure('db', 'replaced');
    replaced.insert({ _id: 2 }, transaction);
    catalog.rename(catalog.ensure('db', 'renamed'), 'db', 'replaced', true);
    catalog.ensure('db', 'later');
    await commit(transaction);
    for (const name of ['later', 'replaced']) {
      expect(found(catalog, name)).toEqual([]);
      expect(found(new Catalog(file), name)).toEqual([]);
    }
  });
});
