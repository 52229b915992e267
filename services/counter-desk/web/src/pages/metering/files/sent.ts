import type { ReadingFileDto } from '../../../api/generated/metering.ts';

/** A file that was sent from this page: its text for the refused rows, and the answer about this delivery. */
export interface Sent {
  readonly text: string;
  readonly answer: ReadingFileDto;
}

/** In memory until the page is left: no service keeps the text of a file. */
const sent = new Map<string, Sent>();

export const keepSent = (file: Sent): void => void sent.set(file.answer.fileId, file);
export const sentHere = (fileId: string): Sent | undefined => sent.get(fileId);
