import { SetMetadata } from '@nestjs/common';
import type { Role } from '@pishkhan/roles';

export const ROLES = 'pishkhan:roles';
export const OPEN = 'pishkhan:open';

/**
 * Who may call the route: any of these roles. On a method or a whole controller; the method's wins. A route without it
 * is refused to everyone.
 */
export const Roles = (...allowed: [Role, ...Role[]]) => SetMetadata(ROLES, allowed);

/** A route that needs no token: health and documents only. */
export const Open = () => SetMetadata(OPEN, true);
