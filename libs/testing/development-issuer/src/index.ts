export { strongLogin } from './claims.ts';
export * from './development-issuer.ts';
export * from './own-host.ts';
export * from './users.ts';
export { deskAt, type SignInClient } from './sign-in/clients.ts';
