import { Inject, Injectable } from '@nestjs/common';
import { PLATFORM, TextsEraser, type Platform } from '@pishkhan/service-kit';
import type { OrderedErasure } from '@pishkhan/service-kit/erasure';
import { PersonVault } from '../../vault/person-vault.ts';

/**
 * Names, numbers, addresses, documents and changes of a person, all under one key of the vault; numbers in texts about
 * the accounts (A6, ADR 0011, N17).
 */
@Injectable()
export class VaultEraser extends TextsEraser {
  constructor(
    @Inject(PLATFORM) platform: Platform,
    @Inject(PersonVault) private readonly vault: PersonVault,
  ) {
    super(platform);
  }

  override async erase(erasure: OrderedErasure): Promise<readonly string[]> {
    await this.vault.forget(erasure.subscriberId);
    return super.erase(erasure);
  }
}
