import { Inject, Injectable } from '@nestjs/common';
import type { Platform } from '../../definition.ts';
import { subjectOfAccount } from '../../http/texts/sealing-command.ts';
import { PLATFORM } from '../../running/tokens.ts';
import type { OrderedErasure } from './erased-person.messages.ts';
import { Eraser } from './eraser.ts';

/** Erases the numbers in texts about the accounts of a person (A6, N17). A service that seals more extends it. */
@Injectable()
export class TextsEraser extends Eraser {
  constructor(@Inject(PLATFORM) protected readonly platform: Platform) {
    super();
  }

  override async erase({ accounts }: OrderedErasure): Promise<readonly string[]> {
    for (const accountId of accounts) await this.platform.sealedNumbers?.forget(subjectOfAccount(accountId));
    return [];
  }
}
