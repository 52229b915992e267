const MOST = 64;
const form = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** Pattern of the id of a place, for JSON schemas. */
export const placeNamePattern = form.source;

/**
 * Id of a county, counter office, zone or contractor in its one normal form: lower-case Latin words joined by hyphens,
 * at most 64 characters (N24).
 */
export const isPlaceName = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= MOST && form.test(value);
