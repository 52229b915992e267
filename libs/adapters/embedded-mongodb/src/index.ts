export { startEmbeddedMongoDb, type EmbeddedMongoDb, type EmbeddedMongoDbOptions } from './server.ts';
