import type { RunningService } from '@pishkhan/service-kit';

/** What a feed says of a change. */
export interface Change {
  readonly changed: readonly string[];
  readonly position: string;
}

/**
 * A reader of `GET /v1/changes`.
 *
 * @throws Error with the status and the body of a refusal
 */
export const feedOf = async ({ url }: Pick<RunningService, 'url'>, watch: string, token: string) => {
  const leaving = new AbortController();
  const answer = await fetch(`${url}/v1/changes?watch=${encodeURIComponent(watch)}`, {
    headers: { authorization: `Bearer ${token}` },
    signal: leaving.signal,
  });
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  const chunks = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const next = async (): Promise<Change | undefined> => {
    for (;;) {
      const end = text.indexOf('\n\n');
      if (end >= 0) {
        const data = /^data: (.*)$/m.exec(text.slice(0, end))?.[1];
        text = text.slice(end + 2);
        if (data !== undefined) return JSON.parse(data) as Change;
        continue;
      }
      const { done, value } = await chunks.read();
      if (done) return undefined;
      text += value;
    }
  };
  return {
    headers: answer.headers,
    /** The next change; undefined when the service has ended the feed. */
    next,
    leave: () => leaving.abort(),
  };
};
