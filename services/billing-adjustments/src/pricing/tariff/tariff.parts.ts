import { tariffBook } from './domain/tariff-book.ts';
import { tariffsInForce } from './views/tariffs-in-force.view.ts';

/** What the service is made of here, without Nest; the controller is in `tariff.api.ts`. */
export const tariffParts = { deciders: [tariffBook], views: [tariffsInForce], publish: {}, reactions: [] };
