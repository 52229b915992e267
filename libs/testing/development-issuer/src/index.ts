export * from './development-issuer.ts';
export * from './users.ts';
