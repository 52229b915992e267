/** Reads from a process of its own, so that the measured one spends no time on it. */
export interface Reading {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly reads: number;
  readonly inFlight: number;
}

const readAll = async ({ url, headers, reads, inFlight }: Reading): Promise<void> => {
  let left = reads;
  const read = async (): Promise<void> => {
    while (left-- > 0) {
      const response = await fetch(url, { headers });
      const text = await response.text();
      if (response.status !== 200) throw new Error(text);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, read));
};

process.on('message', (reading: Reading) => {
  void readAll(reading).then(
    () => process.send!({ failed: null }),
    (error: unknown) => process.send!({ failed: String(error) }),
  );
});
