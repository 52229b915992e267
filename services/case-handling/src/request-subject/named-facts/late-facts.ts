import { readingMustBeKnown } from '../../engine/rules/case.rules.ts';
import { accountMustBeKnown, billMustBeKnown, personMustBeRegistered } from '../../engine/rules/opening.rules.ts';
import { meterMustBeInstalled } from '../../kinds/parts/case-kinds.rules.ts';
import { namedItemMustBeOfTheAccount } from '../../kinds/parts/cause/wrong-item.rules.ts';
import { namedTariffMustBePublished } from '../../kinds/parts/cause/wrong-price.rules.ts';

/** Rules about facts of other services that a command names. The fact can be on its way, so it is awaited (N6). */
export const lateFacts: readonly string[] = [
  billMustBeKnown,
  accountMustBeKnown,
  meterMustBeInstalled,
  readingMustBeKnown,
  namedTariffMustBePublished,
  namedItemMustBeOfTheAccount,
  personMustBeRegistered,
].map(({ rule }) => rule);
