import type { CivilDate } from '@pishkhan/calendar';
import { reject, rejectByStatus } from '@pishkhan/decider';
import type { Identification } from './account.messages.ts';

/** A file number names one subscription for good: its bill id is made of it (8.1, 9.6). */
export const fileNumberMustBeFree = (fileNumber: string) => rejectByStatus('FileNumberMustBeFree', { fileNumber });

/** The bill id is constant for a subscription and follows from file number and company code (8.1). */
export const billIdMustFollowFromFileNumber = (billIdOnContract: string | undefined, billId: string) =>
  billIdOnContract !== undefined &&
  billIdOnContract !== billId &&
  reject('BillIdMustFollowFromFileNumber', { billIdOnContract, billId });

/**
 * A legal entity's id that fails its check digit is a warning: somebody must confirm it, it is not refused for good
 * (9.2).
 */
export const doubtfulLegalIdMustBeConfirmed = (identification: Identification) =>
  identification.kind === 'legalEntity' &&
  !identification.checkDigitRight &&
  !identification.confirmed &&
  reject('DoubtfulLegalIdMustBeConfirmed');

/** An account begins with the sales contract that was signed, so not before it (B1-2). */
export const contractMustBeSigned = (openedOn: CivilDate, today: CivilDate) =>
  openedOn > today && reject('ContractMustBeSigned', { openedOn, today });
