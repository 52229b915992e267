import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { dataOf, metering } from '../../../../api/clients.ts';
import type { BulkFileDto, BulkRowToMend } from '../../../../api/generated/metering.ts';
import { usePages } from '../../../../parts/list/listed.tsx';

/** Every look is a request to which the rows give way, so a running file is looked at seldom. */
const LOOK_EVERY_MS = 4_000;
/** It stands still as soon as the rows in hand are done. */
const LOOK_WHILE_STOPPING_MS = 1_000;
/** Another person may resume it. */
const LOOK_WHILE_STOPPED_MS = 15_000;
const PAGE = 50;
const LARGEST_PAGE = 200;

export type Result = 'refused' | 'held';

const lookAgain = (status: string | undefined): number | false => {
  if (status === 'done') return false;
  if (status === 'stopped') return LOOK_WHILE_STOPPED_MS;
  return status === 'stopping' ? LOOK_WHILE_STOPPING_MS : LOOK_EVERY_MS;
};

export const useLargeFile = (fileId: string) =>
  useQuery({
    queryKey: ['large-reading-file', fileId],
    queryFn: () => dataOf(metering.GET('/v1/bulk-reading-files/{fileId}', { params: { path: { fileId } } })),
    refetchInterval: ({ state: { data } }) => lookAgain(data?.status),
  });

const readRows = (fileId: string, result: Result, cursor: string | undefined, limit: number) =>
  dataOf(
    metering.GET('/v1/bulk-reading-files/{fileId}/rows', {
      params: { path: { fileId }, query: { result, cursor, limit } },
    }),
  );

/** Rows to mend; they are read anew when the file has more of them, and stay on the page meanwhile. */
export const useRowsToMend = ({ fileId, ...counts }: BulkFileDto, result: Result) => {
  const query = usePages(['large-reading-file-rows', fileId, result], (cursor) =>
    readRows(fileId, result, cursor, PAGE),
  );
  const { refetch } = query;
  const count = counts[result];
  useEffect(() => {
    if (count > 0) void refetch();
  }, [count, refetch]);
  return query;
};

/** All of them, for a file to take along. */
export const readAllRows = async (fileId: string, result: Result): Promise<readonly BulkRowToMend[]> => {
  const rows: BulkRowToMend[] = [];
  let cursor: string | undefined;
  do {
    const page = await readRows(fileId, result, cursor, LARGEST_PAGE);
    rows.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return rows;
};
