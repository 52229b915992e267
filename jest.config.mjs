/** One configuration for every project: TypeScript through swc, ES modules, decorators with metadata. */
export default {
  testEnvironment: 'node',
  // A busy machine is no failure; what hangs still ends.
  testTimeout: 30_000,
  extensionsToTreatAsEsm: ['.ts'],
  testMatch: ['**/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/.nx/'],
  transformIgnorePatterns: ['/node_modules/(?!@pishkhan/)'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        swcrc: false,
        module: { type: 'es6' },
        jsc: {
          target: 'es2024',
          experimental: { keepImportAttributes: true },
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
        },
      },
    ],
  },
};
