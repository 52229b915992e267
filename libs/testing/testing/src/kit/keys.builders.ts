import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse } from '@nestjs/swagger';
import { Outage, type CommandKeys, type EventStore } from '@pishkhan/event-store';
import { plain, text } from '@pishkhan/fields';
import {
  Access,
  Aggregates,
  CommandEnvelope,
  Commands,
  ConsumesCsv,
  currentRequest,
  dto,
  ProblemException,
  type Envelope,
  type Platform,
} from '@pishkhan/service-kit';
import { note, sampleService } from './sample-service.ts';

class EntryBody extends dto({ text: text({ fa: 'متن یادداشت', en: 'what to write' }, { max: 100 }) }) {}
class EntryDto extends dto({ text: plain.text('the note'), handled: plain.whole('how often this was handled') }) {}
class LengthDto extends dto({ characters: plain.whole('length of the file') }) {}

/** How often `EntryApi` handled a request, and what a request waits for. */
export const entries = { handled: 0, gate: Promise.resolve() };

/**
 * Answers that differ each time, so that a repeated answer is recognised. The text `the first` is refused where a note
 * exists, before its command is decided.
 */
@Controller('v1/entries')
class EntryApi {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Aggregates) private readonly aggregates: Aggregates,
  ) {}

  @Post(':id')
  @HttpCode(201)
  @Access({ counterClerk: 'ownOffice' })
  @ApiCreatedResponse({ type: EntryDto })
  async write(
    @Param('id') id: string,
    @Body() { text: written }: EntryBody,
    @CommandEnvelope() envelope: Envelope,
  ): Promise<EntryDto> {
    entries.handled++;
    await entries.gate;
    if (written === 'the first' && (await this.aggregates.load(note, id)).state > 0)
      throw new ProblemException(409, 'NoteMustBeAllowed');
    await this.commands.execute(note, id, { type: 'WriteNote', text: written }, envelope);
    currentRequest()!.answerHeaders.set('Location', `/v1/entries/${id}/${entries.handled}`);
    return { text: written, handled: entries.handled };
  }

  @Post(':id/files')
  @HttpCode(200)
  @Access({ counterClerk: 'ownOffice' })
  @ConsumesCsv('lines')
  @ApiOkResponse({ type: LengthDto })
  file(@Body() csv: string, @CommandEnvelope() _: Envelope): LengthDto {
    entries.handled++;
    return { characters: csv.length };
  }
}

/** The minimal service and an API whose answers differ each time. */
export const serviceWithEntries = { ...sampleService, controllers: [...sampleService.controllers, EntryApi] };

/** The steps of a keyed command, in their order. */
export const steps = ['claim', 'append', 'keep'] as const;
export interface Death {
  readonly step: (typeof steps)[number];
  readonly when: 'before' | 'after';
}

/** The store and the keys of a process that dies at a step; from then on it writes nothing more. */
export const dyingAt = (
  { step: last, when }: Death,
  { eventStore, commandKeys }: Pick<Platform, 'eventStore' | 'commandKeys'>,
) => {
  let dead = false;
  const dying = async <Result>(step: Death['step'], work: () => Promise<Result>): Promise<Result> => {
    const died = new Outage('the process is dead');
    if (dead) throw died;
    dead = step === last;
    if (dead && when === 'before') throw died;
    const result = await work();
    if (step === last) throw died;
    return result;
  };
  const store: EventStore = {
    ...eventStore,
    append: (...of) => dying('append', () => eventStore.append(...of)),
  };
  const keys: CommandKeys = {
    claim: (claim) => dying('claim', () => commandKeys.claim(claim)),
    keep: (...of) => dying('keep', () => commandKeys.keep(...of)),
    release: (key) => commandKeys.release(key),
    forget: (before) => commandKeys.forget(before),
  };
  return { eventStore: store, commandKeys: keys };
};
