import { Inject, Injectable } from '@nestjs/common';
import { civilDate } from '@pishkhan/calendar';
import type { Decider } from '@pishkhan/decider';
import type { PublishedVersions, Version, VersionCommand, VersionEvent } from '@pishkhan/published-versions';
import { Commands } from '../../commands/commands.ts';
import type { Envelope } from '../../commands/envelope.ts';
import type { Platform } from '../../definition.ts';
import { PLATFORM } from '../../running/tokens.ts';

/** One published document: its decider and its stream. */
export interface DocumentStream<Noun extends string, V extends Version, Inputs extends object> {
  readonly decider: Decider<VersionCommand<V, Inputs>, VersionEvent<Noun, V>, PublishedVersions<V>>;
  readonly id: string;
  /** What the content is checked with. */
  readonly inputs: Inputs;
}

/** What a proposal says beside its content: why it is dated before today, and the version that it changes. */
interface ProposalOf {
  readonly reason?: string | undefined;
  readonly basedOn?: string | undefined;
}

/** Proposes, confirms and declines versions of every kind of document (7.5). */
@Injectable()
export class Publications {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {}

  propose<Noun extends string, V extends Version, Inputs extends object>(
    document: DocumentStream<Noun, V, Inputs>,
    draft: V,
    { reason, basedOn }: ProposalOf,
    envelope: Envelope,
  ) {
    const given = { ...(reason !== undefined && { reason }), ...(basedOn !== undefined && { basedOn }) };
    const command = { type: 'ProposeVersion', draft, ...given, ...this.who(envelope) } as const;
    return this.run(document, draft.version, { ...command, ...document.inputs }, envelope);
  }

  confirm<Noun extends string, V extends Version, Inputs extends object>(
    document: DocumentStream<Noun, V, Inputs>,
    version: string,
    envelope: Envelope,
  ) {
    const command = { type: 'ConfirmVersion', version, ...this.who(envelope), ...document.inputs } as const;
    return this.run(document, version, command, envelope);
  }

  decline<Noun extends string, V extends Version, Inputs extends object>(
    document: DocumentStream<Noun, V, Inputs>,
    { version, reason }: { readonly version: string; readonly reason: string },
    envelope: Envelope,
  ) {
    return this.run(document, version, { type: 'DeclineVersion', version, reason, ...this.who(envelope) }, envelope);
  }

  private who({ actor: { subject, roles }, businessDate }: Envelope) {
    return {
      by: { subject, roles },
      today: civilDate(businessDate),
      at: this.platform.clock.now().toISOString(),
    };
  }

  private async run<Noun extends string, V extends Version, Inputs extends object>(
    { decider, id }: DocumentStream<Noun, V, Inputs>,
    version: string,
    command: VersionCommand<V, Inputs>,
    envelope: Envelope,
  ) {
    const { state, outcome } = await this.commands.execute(decider, id, command, envelope);
    const isNamed = (each: Version) => each.version === version;
    const status = state.waiting?.some(({ draft }) => isNamed(draft))
      ? ('waiting' as const)
      : state.declined?.some(isNamed)
        ? ('declined' as const)
        : ('published' as const);
    return { version, status, outcome };
  }
}
