/** What the controllers are made with. */
export const COOKIES = Symbol('COOKIES');
export const DRAFTS = Symbol('DRAFTS');
export const NAMES = Symbol('NAMES');
export const SESSIONS = Symbol('SESSIONS');
export const SIGNED_IN = Symbol('SIGNED_IN');
export const ISSUER = Symbol('ISSUER');
export const IS_READY = Symbol('IS_READY');
export const LOGOUT_TOKENS = Symbol('LOGOUT_TOKENS');
export const UNDER_WAY = Symbol('UNDER_WAY');
export const VISIT_KEYS = Symbol('VISIT_KEYS');
export const WORKER = Symbol('WORKER');
export const FIRST_PAGE = Symbol('FIRST_PAGE');
export const SERVICE_URLS = Symbol('SERVICE_URLS');
