/** Sends from a process of its own, so that the measured one spends no time on it. */
export interface Sent {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

process.on('message', ({ url, method, headers, body }: Sent) => {
  void (async () => {
    const response = await fetch(url, { method, headers, body });
    const text = await response.text();
    process.send!({ status: response.status, characters: text.length, text: text.slice(0, 400) });
  })().catch((error: unknown) =>
    process.send!({ status: 0, characters: 0, text: String((error as Error).cause ?? error) }),
  );
});
