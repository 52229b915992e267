/** Words that `parseArgs` does not know: an operator who mistyped a command reads a sentence, and no stack. */
export const isWrongUse = (error: unknown): error is Error =>
  String((error as { code?: unknown } | undefined)?.code).startsWith('ERR_PARSE_ARGS_');

/** The first sentence: the rest of the message is about the syntax of command lines. */
export const sentenceOf = ({ message }: Error): string => `${message.split('. ')[0]!.replace(/\.$/, '')}.`;
