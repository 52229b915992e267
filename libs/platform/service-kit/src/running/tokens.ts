/** Injection tokens of the kit: `@Inject(PLATFORM) platform: Platform`. */
export const PLATFORM = Symbol('Platform');
export const DEFINITION = Symbol('ServiceDefinition');
export const LOGGER = Symbol('Logger');
export const FAULT_LOG = Symbol('FaultLog');
export const PARTS = Symbol('HealthParts');
export const PROJECTORS = Symbol('Projectors');
export const PARKINGS = Symbol('Parkings');
export const FOLLOWING = Symbol('Following');
export const TOKEN_VERIFIER = Symbol('TokenVerifier');
export const ENDED_SESSIONS = Symbol('EndedSessions');
