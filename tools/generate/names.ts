/** Splits `lock-door`, `lockDoor` or `LockDoor` into its words. */
const words = (name: string): string[] =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);

export const kebab = (name: string): string => words(name).join('-');
export const pascal = (name: string): string =>
  words(name)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
export const camel = (name: string): string => pascal(name).replace(/^./, (first) => first.toLowerCase());
export const plural = (name: string): string =>
  /[sxz]$|[cs]h$/.test(name) ? `${name}es` : name.replace(/([^aeiou])y$/, '$1ie') + 's';
/** `DoorLocked` → `door locked`, for sentences. */
export const inWords = (name: string): string => words(name).join(' ');
