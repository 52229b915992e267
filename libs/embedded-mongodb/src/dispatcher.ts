import type { Document } from 'bson';
import { commandNamed } from './commands/index.ts';
import { failureOf, failureReply } from './failure.ts';
import { Cursors } from './query/cursors.ts';
import { Catalog } from './store/catalog.ts';
import type { DatabaseFile } from './store/database-file.ts';
import { Journal } from './store/journal.ts';
import { Transactions } from './transactions.ts';
import type { Request } from './wire/message.ts';

/** Answers commands: each one is run to its end, its writes made durable, and then answered. */
export class Dispatcher {
  readonly #file: DatabaseFile;
  readonly #catalog: Catalog;
  readonly #cursors = new Cursors();
  readonly #transactions: Transactions;

  constructor(file: DatabaseFile) {
    this.#file = file;
    this.#catalog = new Catalog(file);
    this.#transactions = new Transactions((journal) => journal.flush(file));
  }

  /** Never throws: what goes wrong is the answer. */
  async answer({ name, command }: Request): Promise<Document> {
    try {
      if (name === 'commitTransaction') return this.#transactions.commit(command);
      if (name === 'abortTransaction') return this.#transactions.abort(command);
      if (this.#transactions.isPart(command)) return this.#run(name, command, await this.#transactions.journalOf(command));
      return this.#runAlone(name, command);
    } catch (error) {
      return failureReply(failureOf(error));
    }
  }

  close(): void {
    this.#transactions.abortAll();
  }

  #runAlone(name: string, command: Document): Document {
    const journal = new Journal();
    try {
      const reply = this.#run(name, command, journal);
      journal.flush(this.#file);
      return reply;
    } catch (error) {
      journal.discard();
      throw error;
    }
  }
  #run(name: string, command: Document, journal: Journal): Document {
    const run = commandNamed(name);
    return run({ catalog: this.#catalog, cursors: this.#cursors, journal, database: String(command.$db ?? 'admin'), target: command[name], command });
  }
}
