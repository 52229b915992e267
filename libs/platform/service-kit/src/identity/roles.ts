import { SetMetadata } from '@nestjs/common';
import type { Role } from '@pishkhan/roles';

export const ROLES = 'pishkhan:roles';
export const OPEN = 'pishkhan:open';

/**
 * The roles that may call the route. On a method or a whole controller; the method's take precedence. A route without
 * roles rejects everyone.
 */
export const Roles = (...allowed: [Role, ...Role[]]) => SetMetadata(ROLES, allowed);

/** A route without a token: health and documents only. */
export const Open = () => SetMetadata(OPEN, true);
