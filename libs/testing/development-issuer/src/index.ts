export { strongLogin } from './claims.ts';
export * from './development-issuer.ts';
export * from './own-host.ts';
export * from './users.ts';
