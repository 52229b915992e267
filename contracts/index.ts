export * from './contract.ts';
export {
  erasureGrounds,
  erasureRefusals,
  type erasedSchema,
  type ErasureGround,
  type ErasureRefusal,
} from './erasure.ts';
export * from './published.ts';
export * from './services.ts';
export * from './validate.ts';
