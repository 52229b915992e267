import { derivedId } from '@pishkhan/identifiers';
import type { Json } from '@pishkhan/http-client';

/** A client's command, with the fields that identify it in the log. */
export interface Command {
  /** Idempotency key: the same for every attempt. */
  readonly key: string;
  /** Demo user. */
  readonly user: string;
  readonly service: string;
  readonly path: string;
  readonly body: unknown;
  readonly contentType?: 'text/csv';
  /** `pay a bill` */
  readonly what: string;
  /** Category of the stream that it writes to. */
  readonly category: string;
  /** Account whose bills or stream it may change: concurrent commands on one account race. */
  readonly account?: string;
  /** Rules whose rejection is temporary, because an event has not arrived yet. */
  readonly untilKnown?: readonly string[];
  /** Whether the state may already be as requested, so that the command adds no event. */
  readonly mayBeNothing?: boolean;
}

export interface Entry {
  readonly command: Omit<Command, 'body'>;
  readonly commandId: string;
  /** Amount paid in rial. */
  readonly rial: number;
  tries: number;
  readonly firstSentAt: number;
  /** Time of the final response. */
  answeredAt?: number;
  status?: number;
  rule?: string;
  answer?: Json;
  /** Position token. */
  position?: string;
}

export interface JournalTally {
  readonly commands: number;
  readonly acknowledged: number;
  readonly refused: number;
  /** Number without a final response. */
  readonly open: number;
  readonly tries: number;
}

const amountOf = ({ path, body }: Command): number =>
  path === '/v1/payments' ? (body as { amount: number }).amount : 0;

/** A final response is a success, or a rejection that a retry would not change. */
export const isFinal = (
  status: number,
  rule: string | undefined,
  { untilKnown = [] }: Pick<Command, 'untilKnown'>,
): boolean => {
  if (status >= 200 && status < 300) return true;
  if (status < 400 || status >= 500 || [401, 408, 429].includes(status)) return false;
  return !(status === 409 && rule === 'StreamMustNotBeContended') && !(rule !== undefined && untilKnown.includes(rule));
};

/** The clients' commands and responses, kept outside all killed processes. */
export class Journal {
  readonly entries: Entry[] = [];
  /** Number of commands sent while another on the same account was in progress. */
  races = 0;
  private readonly underway = new Map<string, number>();

  open(command: Command, now = Date.now()): Entry {
    const { body: _body, ...told } = command;
    const entry: Entry = {
      command: told,
      commandId: derivedId('command', command.user, command.key),
      rial: amountOf(command),
      tries: 0,
      firstSentAt: now,
    };
    this.entries.push(entry);
    if (command.account !== undefined) this.begin(command.account);
    return entry;
  }

  close({ command: { account } }: Pick<Entry, 'command'>): void {
    if (account === undefined) return;
    const left = this.underway.get(account)! - 1;
    if (left === 0) this.underway.delete(account);
    else this.underway.set(account, left);
  }

  tally(): JournalTally {
    const answered = this.entries.filter(({ status }) => status !== undefined);
    const acknowledged = answered.filter(isAcknowledged).length;
    return {
      commands: this.entries.length,
      acknowledged,
      refused: answered.length - acknowledged,
      open: this.entries.length - answered.length,
      tries: this.entries.reduce((sum, { tries }) => sum + tries, 0),
    };
  }

  /** Number of acknowledged commands of each kind. */
  deeds(): Readonly<Record<string, number>> {
    const counts: Record<string, number> = {};
    for (const {
      command: { what },
    } of this.entries.filter(isAcknowledged))
      counts[what] = (counts[what] ?? 0) + 1;
    return counts;
  }

  /** Number of rejections by rule. */
  refusals(): Readonly<Record<string, number>> {
    const counts: Record<string, number> = {};
    for (const { rule } of this.entries) if (rule !== undefined) counts[rule] = (counts[rule] ?? 0) + 1;
    return counts;
  }

  private begin(account: string): void {
    const others = this.underway.get(account) ?? 0;
    if (others > 0) this.races++;
    this.underway.set(account, others + 1);
  }
}

export const isAcknowledged = ({ status }: Pick<Entry, 'status'>): boolean => status !== undefined && status < 300;
