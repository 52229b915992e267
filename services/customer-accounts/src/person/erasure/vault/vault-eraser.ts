import { Inject, Injectable } from '@nestjs/common';
import { Eraser, type OrderedErasure } from '@pishkhan/service-kit/erasure';
import { PersonVault } from '../../vault/person-vault.ts';

/** Names, numbers, addresses, documents and changes of a person: all are under one key of the vault (A6, ADR 0011). */
@Injectable()
export class VaultEraser extends Eraser {
  constructor(@Inject(PersonVault) private readonly vault: PersonVault) {
    super();
  }

  override async erase({ subscriberId }: OrderedErasure): Promise<readonly string[]> {
    await this.vault.forget(subscriberId);
    return [];
  }
}
