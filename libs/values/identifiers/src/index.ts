export * from './derived-id.ts';
export * from './iban.ts';
export * from './payment-ids.ts';
export * from './persian-text.ts';
export * from './personal-numbers/personal-numbers.ts';
export * from './persons.ts';
export * from './place-names.ts';
export * from './sealing.ts';
