import { isWrongUse, sentenceOf } from '../wrong-use.ts';

/** A command that a service refused, or that lacks something: one sentence, exit code 1. */
export class Refused extends Error {}

/** Options of every command that asks a running service. */
export const callerOptions = {
  user: { type: 'string' },
  password: { type: 'string' },
  'token-endpoint': { type: 'string' },
} as const;

export interface Caller {
  readonly user?: string;
  readonly password?: string;
  readonly 'token-endpoint'?: string;
}

/** @throws Refused with the usage, if neither a token nor all three options are given */
export const tokenBy = async (
  { user, password, 'token-endpoint': endpoint }: Caller,
  usage: string,
): Promise<string> => {
  const token = process.env.PISHKHAN_TOKEN;
  if (user === undefined || password === undefined || endpoint === undefined) {
    if (token) return token;
    throw new Refused(usage);
  }
  const body = new URLSearchParams({ grant_type: 'password', client_id: 'pishkhan', username: user, password });
  const { access_token: granted } = (await answered(await fetch(endpoint, { method: 'POST', body }))) as {
    access_token: string;
  };
  return granted;
};

/** @throws Refused with the rule and its title */
export const answered = async (response: Response): Promise<unknown> => {
  const content = (await response.json().catch(() => ({}))) as {
    title?: string;
    rule?: string;
    error_description?: string;
  };
  if (!response.ok)
    throw new Refused(
      `${response.url} answered ${response.status}: ${content.rule ?? ''} ${content.title ?? content.error_description ?? ''}`,
    );
  return content;
};

/** Runs the command; what was refused is printed without a stack. */
export const exitCodeOf = (main: () => Promise<number>): Promise<number> =>
  main().catch((error: unknown) => {
    if (isWrongUse(error)) console.error(sentenceOf(error));
    else if (error instanceof Refused) console.error(error.message);
    else throw error;
    return 1;
  });
