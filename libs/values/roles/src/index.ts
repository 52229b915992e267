export * from './access.ts';
export * from './duties.ts';
export * from './places.ts';
export * from './roles.data.ts';
export * from './roles.ts';
export * from './scope.ts';
