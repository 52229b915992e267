/** A body of `fetch`, in Node and in a browser. */
interface Body {
  getReader(): {
    read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }>;
    cancel(): Promise<void>;
  };
}

/** The data of the events in a `text/event-stream` of ours: each event has one line of JSON. */
export async function* eventsIn(body: Body): AsyncGenerator<unknown, void> {
  const [reader, decoder] = [body.getReader(), new TextDecoder()];
  let text = '';
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      const frames = (text + decoder.decode(part.value, { stream: true })).split('\n\n');
      text = frames.pop()!;
      for (const frame of frames) {
        const data = /^data: (.*)$/m.exec(frame)?.[1];
        if (data !== undefined) yield JSON.parse(data) as unknown;
      }
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
