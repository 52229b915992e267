import { Inject, Injectable } from '@nestjs/common';
import { derivedId } from '@pishkhan/identifiers';
import { Aggregates } from '@pishkhan/service-kit';
import { PersonVault, type KeptPerson, type Registration } from '../../vault/person-vault.ts';
import { erasure, isConfirmed } from '../domain/erasure.ts';

interface HolderMarks {
  readonly holder: string;
  readonly place: string;
  /** Absent for a legal entity. */
  readonly family?: string;
}

/** Stores the persons of new accounts. */
@Injectable()
export class Registrations {
  constructor(
    @Inject(Aggregates) private readonly aggregates: Aggregates,
    @Inject(PersonVault) private readonly vault: PersonVault,
  ) {}

  /**
   * A confirmed erasure of the person is finished before, so that nothing is stored under a key that will be destroyed
   * (A6). A person who is registered again by the key of a lost registration, as after a restore, is a new subject
   * too.
   *
   * @returns The subject, with the keyed hashes of its id, postal code and family name
   */
  async keep(registration: Registration, idForNew: string): Promise<KeptPerson & HolderMarks> {
    const { identity, fullName } = registration.person;
    const known = await this.vault.findByIdentity(identity);
    if (known !== undefined && (await this.isErased(known))) await this.vault.forget(known);
    const id = (await this.isErased(idForNew)) ? derivedId('subscriber', idForNew) : idForNew;
    return {
      ...(await this.vault.keep(registration, id)),
      holder: this.vault.markOf(identity),
      place: this.vault.markOf({ kind: 'postalCode', postalCode: registration.address.postalCode }),
      ...(identity.kind === 'person' && { family: this.vault.markOf({ kind: 'familyName', fullName }) }),
    };
  }

  private async isErased(subjectId: string): Promise<boolean> {
    return isConfirmed((await this.aggregates.load(erasure, subjectId)).state);
  }
}
