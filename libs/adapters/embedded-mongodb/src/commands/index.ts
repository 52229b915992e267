import { CommandFailure } from '../failure.ts';
import { collectionCommands } from './collections.ts';
import type { Command } from './command.ts';
import { findAndModify } from './find-and-modify.ts';
import { indexCommands } from './indexes.ts';
import { readCommands } from './read.ts';
import { serverCommands } from './server.ts';
import { writeCommands } from './write.ts';

const commands = new Map<string, Command>(
  Object.entries({
    ...serverCommands,
    ...readCommands,
    ...writeCommands,
    findAndModify,
    findandmodify: findAndModify,
    ...indexCommands,
    ...collectionCommands,
  }),
);

/** Whether the command creates, changes or drops collections or indexes. */
export const changesCatalog = (name: string): boolean => name in indexCommands || name in collectionCommands;

/** @throws CommandFailure (CommandNotFound) */
export const commandNamed = (name: string): Command => {
  const command = commands.get(name);
  if (!command) throw new CommandFailure('CommandNotFound', `no such command: '${name}' (embedded MongoDB)`);
  return command;
};
