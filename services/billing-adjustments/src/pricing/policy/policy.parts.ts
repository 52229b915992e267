import { policy } from './domain/policy.ts';
import { policiesInForce } from './views/policies-in-force.view.ts';

/** What the service is made of here, without Nest; the controller is in `policy.api.ts`. */
export const policyParts = { deciders: [policy], views: [policiesInForce], publish: {}, reactions: [] };
