import { setTimeout as sleep } from 'node:timers/promises';
import { DEMO_PASSWORD } from '@pishkhan/development-issuer/users';
import { passwordTokens, type Json } from '@pishkhan/http-client';
import type { Chance } from '../../../../data/district/random.ts';
import { ANSWER_MS, CallTimes, FILE_ANSWER_MS } from './call-times.ts';
import { StallWatch } from './stalls.ts';
import { isFinal, Journal, type Command, type Entry } from './journal.ts';

/** Time in ms after its deadline when a call counts as not settled. */
const PATIENCE_MS = 15_000;
const LONGEST_PAUSE_MS = 2000;

interface Sent {
  readonly status: number;
  readonly body: Json;
  readonly headers: Headers;
}

interface Request {
  readonly method: 'GET' | 'POST';
  readonly user: string;
  readonly service: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Platform {
  readonly tokenEndpoint: string;
  url(service: string): string;
}

/** Sends the clients' commands, repeats each with its key until a final response, and writes the journal. */
export class Caller {
  readonly journal = new Journal();
  readonly times = new CallTimes();
  readonly watch = new StallWatch();
  private readonly platform: Platform;
  private readonly tokens: ReturnType<typeof passwordTokens>;
  private abandoned = false;

  constructor(platform: Platform) {
    this.platform = platform;
    this.tokens = passwordTokens(platform.tokenEndpoint, 'pishkhan');
  }

  /** Stops retrying. */
  abandon(): void {
    this.abandoned = true;
  }

  /** Resumes retrying. */
  takeUp(): void {
    this.abandoned = false;
  }

  /** @returns The entry with its final response; without a status if the run was aborted before */
  async give(chance: Chance, command: Command): Promise<Entry> {
    const entry = this.journal.open(command);
    const { user, service, path, body, contentType = 'application/json', key } = command;
    const headers = { 'content-type': contentType, 'idempotency-key': key };
    const request: Request = {
      method: 'POST',
      user,
      service,
      path,
      headers,
      body: typeof body === 'string' ? body : JSON.stringify(body),
    };
    while (!this.abandoned) {
      entry.tries++;
      const sent = await this.send(request, contentType === 'text/csv' ? FILE_ANSWER_MS : ANSWER_MS);
      if (sent && isFinal(sent.status, sent.body?.rule, command)) return this.settle(entry, sent);
      await sleep(chance.between(50, Math.min(LONGEST_PAUSE_MS, 100 * 2 ** entry.tries)));
    }
    this.journal.close(entry);
    return entry;
  }

  /** Reads until a response satisfies the condition. @returns undefined after a timeout */
  async read<Found>(
    from: Pick<Request, 'user' | 'service' | 'path' | 'headers'>,
    satisfies: (body: Json) => Found | undefined,
    limitMs: number,
  ): Promise<Found | undefined> {
    for (const limit = Date.now() + limitMs; !this.abandoned && Date.now() < limit; await sleep(200)) {
      const sent = await this.send({ method: 'GET', ...from }, ANSWER_MS);
      const found = sent?.status === 200 ? satisfies(sent.body) : undefined;
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** One attempt. @returns undefined if the connection failed */
  async send({ method, user, service, path, headers, body }: Request, deadlineMs: number): Promise<Sent | undefined> {
    const token = await this.tokens(user, DEMO_PASSWORD)();
    const from = Date.now();
    try {
      const response = await fetch(`${this.platform.url(service)}${path}`, {
        method,
        body,
        signal: AbortSignal.timeout(deadlineMs + PATIENCE_MS),
        headers: { authorization: `Bearer ${token}`, 'accept-language': 'en', ...headers },
      });
      const text = await response.text();
      this.times.answer({ service, path }, method, response.status);
      const isJson = response.headers.get('content-type')?.includes('json') ?? false;
      return {
        status: response.status,
        headers: response.headers,
        body: isJson && text !== '' ? (JSON.parse(text) as Json) : text,
      };
    } catch {
      return undefined;
    } finally {
      this.times.note({ service, path, from, to: Date.now(), deadlineMs });
    }
  }

  private settle(entry: Entry, { status, body, headers }: Sent): Entry {
    Object.assign(entry, {
      answeredAt: Date.now(),
      status,
      position: headers.get('x-position') ?? undefined,
      ...(status < 300 ? { answer: body as Json } : { rule: (body as Json)?.rule as string }),
    });
    this.journal.close(entry);
    return entry;
  }
}
