import { setTimeout as sleep } from 'node:timers/promises';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse } from '@nestjs/swagger';
import {
  accept,
  rejectAsForbidden,
  rejectAsMissing,
  rejectByStatus,
  reject,
  type Decider,
  type DomainEvent,
} from '@pishkhan/decider';
import { Outage, WrongExpectedRevision } from '@pishkhan/event-store';
import { amount, civilDate, listOf, optional, plain, text } from '@pishkhan/fields';
import {
  CommandEnvelope,
  Commands,
  ConsumesCsv,
  CurrentActor,
  defineService,
  dto,
  Operation,
  PageQuery,
  Reads,
  Access,
  StrongLogin,
  type Envelope,
  type SignedInActor,
} from '@pishkhan/service-kit';
import { defineView, eventsOf } from '@pishkhan/views';
import { Type } from 'typebox';

type NoteWritten = DomainEvent<'NoteWritten', { text: string }>;
interface WriteNote {
  readonly type: 'WriteNote';
  readonly text: string;
}

const refusals = { rule: reject, status: rejectByStatus, missing: rejectAsMissing, forbidden: rejectAsForbidden };

/** A decider that rejects in every way, chosen by the text. */
export const note: Decider<WriteNote, NoteWritten, number> = {
  category: 'note',
  events: { NoteWritten: 1 },
  initial: 0,
  decide: ({ text }) =>
    text in refusals
      ? refusals[text as keyof typeof refusals]('NoteMustBeAllowed', { text })
      : accept({ type: 'NoteWritten', data: { text } }),
  evolve: (count) => count + 1,
};

export const notes = defineView({
  name: 'notes',
  version: 1,
  question: 'What was written last? For specs of the kit.',
  source: eventsOf(note),
  document: Type.Object({ text: Type.String() }),
}).on({
  NoteWritten: { keys: ({ stream }) => [stream], change: (_, { data: { text: written } }) => ({ text: written }) },
});

class LineBody extends dto({ text: text({ fa: 'متن سطر (کوتاه)', en: 'text of the line (short)' }, { max: 10 }) }) {}

class NoteBody extends dto({
  text: text({ fa: 'متن یادداشت', en: 'what to write' }, { max: 100 }),
  amount: optional(amount('an amount')),
  day: optional(civilDate('a day')),
  lines: optional(listOf(LineBody, { fa: 'سطرها', en: 'lines' }, 3)),
}) {}

class NoteDto extends dto({ text: plain.text('the note') }) {}

class LengthDto extends dto({ characters: plain.whole('length of the file') }) {}

/** Number of requests that have reached `slow`. */
export const inFlight = { count: 0 };

/** The errors that `fault` can throw. */
const faults: Readonly<Record<string, () => Error>> = {
  inside: () => new Error('connection string mongodb://user:secret@host'),
  contended: () => new WrongExpectedRevision('note-1', 1, 2),
  outage: () => new Outage('the broker does not answer'),
};

@Controller('v1/notes')
class NoteApi {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Reads) private readonly reads: Reads,
  ) {}

  @Post(':id')
  @Access({ counterClerk: 'ownOffice' })
  @Operation({ fa: 'نوشتن یادداشت', en: 'Write a note' })
  @ApiCreatedResponse({ type: NoteDto })
  async write(
    @Param('id') id: string,
    @Body() { text }: NoteBody,
    @CommandEnvelope() envelope: Envelope,
  ): Promise<NoteDto> {
    await this.commands.execute(note, id, { type: 'WriteNote', text }, envelope);
    return { text };
  }

  @Post(':id/files')
  @HttpCode(200)
  @Access({ counterClerk: 'ownOffice' })
  @ConsumesCsv('lines')
  @ApiOkResponse({ type: LengthDto })
  file(@Body() csv: string): LengthDto {
    return { characters: csv.length };
  }

  @Post(':id/approvals')
  @HttpCode(200)
  @StrongLogin('money')
  @Access({ counterClerk: 'ownOffice' })
  @ApiOkResponse({ type: LengthDto })
  approve(): LengthDto {
    return { characters: 0 };
  }

  @Get('faults/:fault')
  @Access({ counterClerk: 'ownOffice' })
  @ApiOkResponse({ type: NoteDto })
  fault(@Param('fault') fault: string): NoteDto {
    throw faults[fault]!();
  }

  @Get('slow/:milliseconds')
  @Access({ counterClerk: 'ownOffice' })
  @ApiOkResponse({ type: NoteDto })
  async slow(@Param('milliseconds') milliseconds: string, @CurrentActor() actor: SignedInActor): Promise<NoteDto> {
    inFlight.count++;
    await sleep(Number(milliseconds));
    return { text: actor.name };
  }

  @Get('pages')
  @Access({ counterClerk: 'ownOffice' })
  @ApiOkResponse({ type: LengthDto })
  pages(@Query() { limit }: PageQuery): LengthDto {
    return { characters: limit ?? 0 };
  }

  @Get('nobody')
  @ApiOkResponse({ type: NoteDto })
  nobody(): NoteDto {
    return { text: 'a route without roles' };
  }

  @Get(':id')
  @Access({ counterClerk: 'ownOffice', auditor: 'all' })
  @ApiOkResponse({ type: NoteDto })
  async read(@Param('id') id: string): Promise<NoteDto> {
    const { text } = await this.reads.one(notes, `note-${id}`, 'NoteMustExist');
    return { text };
  }
}

/** A minimal service, for specs of the kit. */
export const sampleService = defineService({
  name: 'sample',
  title: { fa: 'نمونه', en: 'Sample' },
  deciders: [note],
  views: [notes],
  publish: {},
  reactions: [],
  controllers: [NoteApi],
  ruleTitles: { NoteMustBeAllowed: { fa: 'این یادداشت مجاز نیست', en: 'This note is not allowed' } },
});
