import {
  proposalFromBefore,
  requestFromBefore,
  type RequestBefore,
  type StoredEvent,
} from '../../bill-account/domain/correcting/earlier-releases.ts';
import type { CorrectionEvent } from './correction.messages.ts';

interface Before {
  readonly request: RequestBefore;
  readonly proposal: Parameters<typeof proposalFromBefore>[0];
  readonly disputedReader?: string;
}

/** Version 1 of these events named one reading and its reader. The hash stays that of the document as signed. */
const fromBefore = (type: string, data: Before): object => {
  const { disputedReader, ...rest } = data;
  switch (type) {
    case 'CorrectionProposed':
      return {
        ...rest,
        request: requestFromBefore(data.request),
        proposal: proposalFromBefore(data.proposal),
        disputedReaders: disputedReader === undefined ? [] : [disputedReader],
      };
    case 'CorrectionReproposed':
      return { ...rest, proposal: proposalFromBefore(data.proposal) };
    case 'CorrectionRefused':
      return { ...rest, request: requestFromBefore(data.request) };
    default:
      return data;
  }
};

export const upcastCorrection = ({ type, data, schemaVersion }: StoredEvent): CorrectionEvent =>
  ({ type, data: schemaVersion < 2 ? fromBefore(type, data as Before) : data }) as CorrectionEvent;
