import { Inject, Injectable } from '@nestjs/common';
import { Aggregates } from '@pishkhan/service-kit';
import { PersonVault, type KeptPerson, type Registration } from '../vault/person-vault.ts';
import { erasure, isConfirmed } from './domain/erasure.ts';

/** Stores the persons of new accounts. */
@Injectable()
export class Registrations {
  constructor(
    @Inject(Aggregates) private readonly aggregates: Aggregates,
    @Inject(PersonVault) private readonly vault: PersonVault,
  ) {}

  /**
   * A confirmed erasure of the person is finished before, so that nothing is stored under a key that will be destroyed
   * (A6).
   *
   * @returns The subject, with the keyed hash of its id
   */
  async keep(registration: Registration, idForNew: string): Promise<KeptPerson & { readonly holder: string }> {
    const { identity } = registration.person;
    const known = await this.vault.findByIdentity(identity);
    if (known !== undefined && isConfirmed((await this.aggregates.load(erasure, known)).state))
      await this.vault.forget(known);
    return { ...(await this.vault.keep(registration, idForNew)), holder: this.vault.markOf(identity) };
  }
}
