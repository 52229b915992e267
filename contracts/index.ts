export * from './contract.ts';
export type { erasedSchema } from './erasure.ts';
export * from './published.ts';
export * from './services.ts';
export * from './validate.ts';
