import type { Document } from 'bson';
import { CommandFailure } from './failure.ts';
import type { GroupCommit } from './store/group-commit.ts';
import { Journal } from './store/journal.ts';

/** An open transaction is aborted after this time, as in MongoDB. */
const LIFETIME_MS = 60_000;

interface OpenTransaction {
  readonly number: string;
  readonly journal: Journal;
  readonly end: () => void;
}

const sessionOf = ({ lsid }: Document): string =>
  Buffer.from((lsid?.id as { buffer: Uint8Array } | undefined)?.buffer ?? []).toString('hex');

/**
 * Multi-document transactions, one at a time on the whole server; the next one waits. The commit writes all their
 * changes to the file, or none. There is no isolation: other commands read uncommitted changes.
 */
export class Transactions {
  readonly #open = new Map<string, OpenTransaction>();
  readonly #commits: GroupCommit;
  #last: Promise<void> = Promise.resolve();

  constructor(commits: GroupCommit) {
    this.#commits = commits;
  }

  isPart(command: Document): boolean {
    return command.autocommit === false;
  }

  /** Journal of the command's transaction; begins the transaction on `startTransaction`. */
  async journalOf(command: Document): Promise<Journal> {
    if (command.startTransaction === true) await this.#begin(command);
    return this.#existing(command).journal;
  }
  async commit(command: Document): Promise<Document> {
    const { journal, end } = this.#existing(command);
    this.#open.delete(sessionOf(command));
    try {
      await this.#commits.durable(journal);
    } finally {
      end();
    }
    return { ok: 1 };
  }
  abort(command: Document): Document {
    this.#drop(sessionOf(command), this.#existing(command));
    return { ok: 1 };
  }
  abortAll(): void {
    for (const [session, transaction] of this.#open) this.#drop(session, transaction);
  }

  async #begin(command: Document): Promise<void> {
    const session = sessionOf(command);
    const before = this.#open.get(session);
    if (before) this.#drop(session, before);
    const turn = this.#last;
    let leave = (): void => undefined;
    this.#last = new Promise((resolve) => (leave = resolve));
    await turn;
    const transaction: OpenTransaction = {
      number: String(command.txnNumber),
      journal: new Journal(),
      end: () => (clearTimeout(timer), leave()),
    };
    const timer = setTimeout(() => this.#drop(session, transaction), LIFETIME_MS).unref();
    this.#open.set(session, transaction);
  }
  #drop(session: string, { journal, end }: OpenTransaction): void {
    this.#open.delete(session);
    this.#commits.undo(journal);
    end();
  }
  #existing(command: Document): OpenTransaction {
    const transaction = this.#open.get(sessionOf(command));
    if (transaction?.number === String(command.txnNumber)) return transaction;
    throw new CommandFailure('NoSuchTransaction', `Transaction ${String(command.txnNumber)} has been aborted.`, {
      errorLabels: ['TransientTransactionError'],
    });
  }
}
