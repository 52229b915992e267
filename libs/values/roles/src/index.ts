export * from './places.ts';
export * from './roles.ts';
export * from './scope.ts';
