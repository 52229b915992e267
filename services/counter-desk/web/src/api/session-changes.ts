type Listener = (rule: string) => void;
const listeners = new Set<Listener>();

/** Tells the shell that the back end no longer knows the person: `SessionMustBeOpen` or `SessionMustBeUnlocked`. */
export const sessionChanged = (rule: string): void => {
  for (const listener of listeners) listener(rule);
};

export const onSessionChange = (listener: Listener): (() => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};
