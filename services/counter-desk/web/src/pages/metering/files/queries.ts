import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { dataOf, metering } from '../../../api/clients.ts';
import type { BulkFileDto, FileUnderWayDto, ReadingFileDto } from '../../../api/generated/metering.ts';
import { ConnectionLost, ProblemError } from '../../../api/problem.ts';
import { rowsIn } from './rows.ts';
import { keepSent, keepText, sentHere } from './sent.ts';

const LOOK_EVERY_MS = 700;
const PAGE = 20;

export const useFiles = (rows: 'refused' | undefined) =>
  useInfiniteQuery({
    queryKey: ['reading-files', rows ?? ''],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      dataOf(metering.GET('/v1/reading-files', { params: { query: { rows, cursor: pageParam, limit: PAGE } } })),
    getNextPageParam: ({ next }) => next ?? undefined,
  });

const read = (fileId: string): Promise<ReadingFileDto> =>
  dataOf(metering.GET('/v1/reading-files/{fileId}', { params: { path: { fileId } } }));

/** The rows of a file: of the delivery that was sent here, else of the last one that changed something. */
export const useFile = (fileId: string) =>
  useQuery({ queryKey: ['reading-file', fileId], queryFn: () => sentHere(fileId)?.answer ?? read(fileId) });

const lookUnderWay = () => dataOf(metering.GET('/v1/reading-files/under-way'));
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** The answer was lost on the way, but the service goes on: its result is read when it is done. */
const whenJudged = async (fileId: string): Promise<ReadingFileDto> => {
  while ((await lookUnderWay()).items.some((each) => each.fileId === fileId)) await wait(LOOK_EVERY_MS);
  return read(fileId);
};

export interface Chosen {
  readonly name: string;
  readonly bytes: ArrayBuffer;
  readonly text: string;
  /** One key for one choice: "send again" repeats the command. */
  readonly key: string;
}

const deliver = ({ bytes, key }: Chosen): Promise<ReadingFileDto> =>
  dataOf(
    metering.POST('/v1/reading-files', {
      body: '',
      bodySerializer: () => bytes,
      params: { header: { 'Idempotency-Key': key } },
      headers: { 'content-type': 'text/csv' },
    }),
  );

/** A refused file has its answer; the one under way is then another one of the same contractor. */
const isAnswerLost = (error: unknown): boolean =>
  error instanceof ConnectionLost || (error instanceof ProblemError && error.problem.status >= 500);

/** Sends a file, and says how far its rows are judged. */
export const useSendFile = (onSent: (file: ReadingFileDto) => void) => {
  const seen = useRef<FileUnderWayDto>(undefined);
  const sending = useMutation({
    mutationFn: async (chosen: Chosen) => {
      seen.current = undefined;
      const answer = await deliver(chosen).catch((error: unknown) => {
        if (!seen.current || !isAnswerLost(error)) throw error;
        return whenJudged(seen.current.fileId);
      });
      keepSent({ text: chosen.text, answer });
      return answer;
    },
    onSuccess: onSent,
  });
  const { data: progress } = useQuery({
    queryKey: ['reading-files-under-way'],
    queryFn: async () => {
      const [first] = (await lookUnderWay()).items;
      seen.current = first ?? seen.current;
      return first ?? null;
    },
    enabled: sending.isPending,
    refetchInterval: LOOK_EVERY_MS,
    gcTime: 0,
    staleTime: 0,
  });
  return { sending, progress: sending.isPending ? (progress ?? undefined) : undefined };
};

/** More rows than the file for whose result a person waits may have. */
export const MOST_ROWS_AT_ONCE = 2_000;
const MOST_BYTES_AT_ONCE = 5 * 1024 * 1024;

export const isLarge = ({ text, bytes }: Chosen): boolean =>
  rowsIn(text) > MOST_ROWS_AT_ONCE || bytes.byteLength > MOST_BYTES_AT_ONCE;

/** Sends a large file; the answer comes when its rows are on disk, and they are judged afterwards. */
export const useSendLargeFile = (onSent: (file: BulkFileDto) => void) =>
  useMutation({
    mutationFn: async ({ bytes, text, key }: Chosen) => {
      const file = await dataOf(
        metering.POST('/v1/bulk-reading-files', {
          body: '',
          bodySerializer: () => bytes,
          params: { header: { 'Idempotency-Key': key } },
          headers: { 'content-type': 'application/octet-stream' },
        }),
      );
      keepText(file.fileId, text);
      return file;
    },
    onSuccess: onSent,
  });
