export * from './estimate.ts';
export * from './register.ts';
