import { describe, expect, it } from '@jest/globals';
import { accountOpened, validateContract } from '@pishkhan/contracts';
import type { RecordedEvent } from '@pishkhan/event-store';
import { accountPublications } from '../account.publish.ts';

describe('publication of an account', () => {
  it('contains its contract, without the confirmation of a legal id and the identification (N8)', () => {
    const data = {
      ...accountOpened.example,
      legalIdConfirmed: true,
      identified: { document: 'nationalCard', checkedBy: 'affairs-1' },
    };
    const publication = accountPublications.AccountOpened!({
      type: 'AccountOpened',
      data,
      metadata: { schemaVersion: 1 },
    } as unknown as RecordedEvent);
    expect(publication).toEqual({ contract: accountOpened, data: accountOpened.example });
    expect(validateContract('AccountOpened', 1, publication!.data)).toEqual([]);
  });
});
