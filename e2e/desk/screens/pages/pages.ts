import type { WaitingCorrection } from '../../stage.ts';
import { counterScreens } from './counter.ts';
import type { Screen } from './screen.ts';

/** Every page of the desk. */
export const screensOf = (waiting: WaitingCorrection): readonly Screen[] => [...counterScreens(waiting)];
