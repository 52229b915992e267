import 'reflect-metadata';
import { UnusableSettings } from '@pishkhan/service-kit';
import { runProcess } from '@pishkhan/service-process/process';
import { deskSettingsOf, environmentFrom } from './settings/environment.ts';
import { startDesk } from './start-desk.ts';

/** An unusable setting is no fault of the program: it is shown without a stack. */
const sentenceOf = (error: unknown): string => {
  if (error instanceof UnusableSettings) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
};

await runProcess('counter-desk', sentenceOf, async () => {
  const environment = environmentFrom(process.env);
  const settings = await deskSettingsOf(environment);
  const desk = await startDesk(settings, { build: environment.PISHKHAN_BUILD, logLevel: environment.logLevel });
  const stop = async (): Promise<void> => {
    await desk.stop();
    await settings.database.close();
  };
  return { url: desk.listens, stop };
});
