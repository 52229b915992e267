import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiProperty } from '@nestjs/swagger';
import {
  accept,
  rejectAsForbidden,
  rejectAsMissing,
  rejectByStatus,
  reject,
  type Decider,
  type DomainEvent,
} from '@pishkhan/decider';
import { WrongExpectedRevision } from '@pishkhan/event-store';
import {
  CommandEnvelope,
  Commands,
  ConsumesCsv,
  CurrentActor,
  defineService,
  IsCivilDate,
  IsListOf,
  IsRial,
  IsText,
  Operation,
  PageQuery,
  Reads,
  Roles,
  type Envelope,
  type SignedInActor,
} from '@pishkhan/service-kit';
import { defineView } from '@pishkhan/views';
import mongoose from 'mongoose';

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

export const notes = defineView<{ text: string }>({
  name: 'notes',
  version: 1,
  question: 'What was written last? For specs of the kit.',
  from: { categories: ['note'] },
  schema: new mongoose.Schema({ text: String }),
  keysOf: ({ stream }) => [stream],
  apply: (_, { data }) => ({ text: (data as { text: string }).text }),
});

class LineDto {
  @IsText({ fa: 'متن سطر (کوتاه)', en: 'text of the line (short)' }, { max: 10 })
  text!: string;
}

class NoteDto {
  @IsText({ fa: 'متن یادداشت', en: 'what to write' }, { max: 100 })
  text!: string;

  @IsRial('an amount', { optional: true })
  amount?: number;

  @IsCivilDate('a day', { optional: true })
  day?: string;

  @IsListOf({ fa: 'سطرها', en: 'lines' }, () => LineDto, { max: 3, optional: true })
  lines?: LineDto[];
}

class NoteAnswer {
  @ApiProperty({ type: 'string' })
  text!: string;
}

class LengthAnswer {
  @ApiProperty({ type: 'integer' })
  characters!: number;
}

/** Number of requests that have reached `slow`. */
export const inFlight = { count: 0 };

/** The errors that `fault` can throw. */
const faults: Readonly<Record<string, () => Error>> = {
  inside: () => new Error('connection string mongodb://user:secret@host'),
  contended: () => new WrongExpectedRevision('note-1', 1, 2),
  outage: () => Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }),
};

@Controller('v1/notes')
class NoteApi {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Reads) private readonly reads: Reads,
  ) {}

  @Post(':id')
  @Roles('counterClerk')
  @Operation({ fa: 'نوشتن یادداشت', en: 'Write a note' })
  @ApiCreatedResponse({ type: NoteAnswer })
  async write(
    @Param('id') id: string,
    @Body() { text }: NoteDto,
    @CommandEnvelope() envelope: Envelope,
  ): Promise<NoteAnswer> {
    await this.commands.execute(note, id, { type: 'WriteNote', text }, envelope);
    return { text };
  }

  @Post(':id/files')
  @HttpCode(200)
  @Roles('counterClerk')
  @ConsumesCsv('lines')
  @ApiOkResponse({ type: LengthAnswer })
  file(@Body() csv: string): LengthAnswer {
    return { characters: csv.length };
  }

  @Get('faults/:fault')
  @Roles('counterClerk')
  @ApiOkResponse({ type: NoteAnswer })
  fault(@Param('fault') fault: string): NoteAnswer {
    throw faults[fault]!();
  }

  @Get('slow/:milliseconds')
  @Roles('counterClerk')
  @ApiOkResponse({ type: NoteAnswer })
  async slow(@Param('milliseconds') milliseconds: string, @CurrentActor() actor: SignedInActor): Promise<NoteAnswer> {
    inFlight.count++;
    await new Promise((resolve) => setTimeout(resolve, Number(milliseconds)));
    return { text: actor.name };
  }

  @Get('pages')
  @Roles('counterClerk')
  @ApiOkResponse({ type: LengthAnswer })
  pages(@Query() { limit }: PageQuery): LengthAnswer {
    return { characters: limit ?? 0 };
  }

  @Get('nobody')
  @ApiOkResponse({ type: NoteAnswer })
  nobody(): NoteAnswer {
    return { text: 'a route without roles' };
  }

  @Get(':id')
  @Roles('counterClerk', 'auditor')
  @ApiOkResponse({ type: NoteAnswer })
  async read(@Param('id') id: string): Promise<NoteAnswer> {
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
