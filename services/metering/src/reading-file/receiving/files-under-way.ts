/** A file whose rows are being judged, for a person who waits. */
export interface FileUnderWay {
  readonly fileId: string;
  readonly contractorId: string;
  readonly rows: number;
  readonly judged: number;
}

/** How far the files are that this process judges now. It is no record: a file that is done is known by its event. */
export const filesUnderWay = () => {
  const files = new Map<string, FileUnderWay>();
  return {
    /** The same file, sent twice at one moment, is shown by the later delivery. */
    during: async <Result>(file: Omit<FileUnderWay, 'judged'>, work: () => Promise<Result>): Promise<Result> => {
      files.set(file.fileId, { ...file, judged: 0 });
      try {
        return await work();
      } finally {
        files.delete(file.fileId);
      }
    },
    judged: (fileId: string, rows: number): void => {
      const file = files.get(fileId);
      if (file) files.set(fileId, { ...file, judged: Math.min(file.rows, file.judged + rows) });
    },
    of: (contractorId: string): FileUnderWay[] =>
      [...files.values()].filter((file) => file.contractorId === contractorId),
  };
};
