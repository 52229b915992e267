import { ReadingListApi } from '../list/reading-list.api.ts';
import { ReadingList } from '../list/reading-list.ts';
import { ReadingOrderApi } from '../order/reading-order.api.ts';
import { ProgressOfRounds } from '../progress/progress-of-rounds.ts';
import { SeenRounds } from '../progress/seen-rounds.ts';
import { ReadingRoundApi } from '../reading-round.api.ts';
import { ReadingRouteApi } from '../route/reading-route.api.ts';
import { Routes } from '../route/routes.ts';
import { RoundClaims } from './round-claims.ts';
import { Rounds } from './rounds.ts';

/** Routes, rounds and reading orders (ADR 0120). */
export const roundControllers = [ReadingRouteApi, ReadingRoundApi, ReadingListApi, ReadingOrderApi];
export const roundProviders = [Routes, RoundClaims, Rounds, SeenRounds, ProgressOfRounds, ReadingList];
