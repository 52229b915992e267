import type { Document } from 'bson';
import { changesCatalog, commandNamed } from './commands/index.ts';
import { failureOf, failureReply } from './failure.ts';
import { Cursors } from './query/cursors.ts';
import { Catalog } from './store/catalog.ts';
import type { DatabaseFile } from './store/database-file.ts';
import { GroupCommit } from './store/group-commit.ts';
import { Journal } from './store/journal.ts';
import { Transactions } from './transactions.ts';
import type { Request } from './wire/message.ts';

/** Executes commands one by one and replies after the command's writes are durable. */
export class Dispatcher {
  readonly #file: DatabaseFile;
  readonly #commits: GroupCommit;
  readonly #catalog: Catalog;
  readonly #cursors = new Cursors();
  readonly #transactions: Transactions;

  constructor(file: DatabaseFile) {
    this.#file = file;
    this.#commits = new GroupCommit(file);
    this.#catalog = new Catalog(file);
    this.#transactions = new Transactions(this.#commits);
  }

  /** Never throws: an error becomes the reply. */
  async answer({ name, command }: Request): Promise<Document> {
    try {
      if (name === 'ping') this.#file.checkWritable();
      if (name === 'commitTransaction') return await this.#transactions.commit(command);
      if (name === 'abortTransaction') return this.#transactions.abort(command);
      if (this.#transactions.isPart(command))
        return this.#run(name, command, await this.#transactions.journalOf(command));
      return await this.#runAlone(name, command);
    } catch (error) {
      return failureReply(failureOf(error));
    }
  }

  close(): void {
    this.#transactions.abortAll();
    this.#commits.flush();
  }

  async #runAlone(name: string, command: Document): Promise<Document> {
    const journal = new Journal();
    const reply = this.#runOrUndo(name, command, journal);
    await this.#commits.durable(journal);
    return reply;
  }
  #runOrUndo(name: string, command: Document, journal: Journal): Document {
    try {
      return this.#run(name, command, journal);
    } catch (error) {
      if (journal.changes.length > 0) this.#commits.undo(journal);
      throw error;
    }
  }
  #run(name: string, command: Document, journal: Journal): Document {
    const run = commandNamed(name);
    if (changesCatalog(name)) this.#commits.flush();
    return run({
      catalog: this.#catalog,
      cursors: this.#cursors,
      journal,
      database: String(command.$db ?? 'admin'),
      target: command[name],
      command,
    });
  }
}
