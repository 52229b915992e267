import type { WaitingCorrection } from '../../stage.ts';
import { boardScreens } from './board/board.ts';
import { counterScreens } from './counter.ts';
import { meteringScreens } from './metering/metering.ts';
import { moneyScreens } from './money.ts';
import { operationScreens } from './operation.ts';
import { oversightScreens } from './oversight.ts';
import type { Screen } from './screen.ts';
import { versionScreens } from './versions.ts';
import { visitScreens } from './visit.ts';

/** Every page of the desk. */
export const screensOf = async (waiting: WaitingCorrection): Promise<readonly Screen[]> => [
  ...counterScreens(waiting),
  ...boardScreens(),
  ...(await meteringScreens(waiting.world)),
  ...(await moneyScreens(waiting.world)),
  ...(await versionScreens(waiting.world)),
  ...visitScreens(waiting),
  ...operationScreens(),
  ...oversightScreens,
];
