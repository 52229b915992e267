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

/** Texts of large files, whose result is read as it grows. */
const texts = new Map<string, string>();

/** A text in an encoding that the page does not know is no file to correct. */
export const keepText = (fileId: string, text: string): void => {
  if (!text.includes('\ufffd')) texts.set(fileId, text);
};
export const textSentHere = (fileId: string): string | undefined => texts.get(fileId);
