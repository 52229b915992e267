import { Inject, Injectable } from '@nestjs/common';
import type { AnyView, Page, View } from '@pishkhan/views';
import type { Model } from 'mongoose';
import { behind, missing, notArrived, ProblemException } from '../http/problem.ts';
import type { ProjectorHost } from '../running/projector-host.ts';
import { PROJECTORS } from '../running/tokens.ts';
import type { Kept, PageRequest } from './page-request.ts';

export type { Page };

const TRIES = 40;
/** A command is decided again less often than a document is read. */
const DECISIONS = 10;

/**
 * Reads the service's views. Every read first waits for the position in the request's `X-After-Position` (at most 2 s,
 * then 503 `ViewIsBehind`).
 */
@Injectable()
export class Reads {
  constructor(@Inject(PROJECTORS) private readonly projectors: ProjectorHost) {}

  /** The view's mongoose model, for queries beyond the other methods. It does not wait: call `upToDate` first. */
  model<Document extends object>(view: View<Document>): Model<Kept<Document>> {
    return this.projectors.model(view);
  }

  upToDate(view: AnyView): Promise<void> {
    return this.projectors.upToDate(view);
  }

  /**
   * For a decision that must not miss what was recorded before it: the view has everything that the log had at this
   * call.
   *
   * @throws ProblemException 503 `ViewIsBehind` after 2 s
   */
  upToHead(view: AnyView): Promise<void> {
    return this.projectors.upToHead(view);
  }

  /** @throws ProblemException 404 named by `missingRule` if there is no such document. */
  async one<Document extends object>(view: View<Document>, id: string, missingRule: string): Promise<Kept<Document>> {
    const document = await this.find(view, id);
    if (!document) throw missing(missingRule, { id });
    return document;
  }

  /**
   * The document that a command names. A command may follow the event at once, without its position: if the view lacks
   * the document, it is read again at the head of the log.
   *
   * @throws ProblemException 404 named by `missingRule`; 503 `ViewIsBehind` after 2 s
   */
  async named<Document extends object>(view: View<Document>, id: string, missingRule: string): Promise<Kept<Document>> {
    const document = await this.find(view, id);
    if (document) return document;
    await this.upToHead(view);
    return this.one(view, id, missingRule);
  }

  /**
   * The document of a fact of another service that is on its way: it is read again for 2 s.
   *
   * @throws ProblemException 503 `ViewIsBehind`
   */
  async awaited<Document extends object>(view: View<Document>, id: string): Promise<Kept<Document>> {
    const document = await this.arriving(view, id);
    if (document) return document;
    throw behind(view);
  }

  /**
   * Like `awaited`, but undefined after 2 s, for an id that a person typed. A command that needs the document is
   * refused with `notArrived`, because the fact can still be on its way (N6).
   */
  async arriving<Document extends object>(
    view: View<Document>,
    id: string,
    isWanted: (document: Kept<Document>) => boolean = () => true,
  ): Promise<Kept<Document> | undefined> {
    for (let tried = 0; tried < TRIES; tried++) {
      const document = await this.find(view, id);
      if (document && isWanted(document)) return document;
      await this.projectors.pause();
    }
    return undefined;
  }

  /**
   * Runs a command again for 2 s while a rule refuses it whose fact of another service can be on its way (N6).
   *
   * @param late Names of these rules
   * @throws ProblemException 409 with Retry-After, named by the rule; every other refusal at once
   */
  async onArrival<Result>(late: readonly string[], command: () => Promise<Result>): Promise<Result> {
    for (let tried = 1; ; tried++) {
      const refused = await refusalAmong(late, command);
      if (!('rule' in refused)) return refused.result;
      if (tried === DECISIONS) throw notArrived({ rejected: refused.rule, kind: 'missing', data: refused.data });
      for (let paused = 0; paused < TRIES / DECISIONS; paused++) await this.projectors.pause();
    }
  }

  async find<Document extends object>(view: View<Document>, id: string): Promise<Kept<Document> | undefined> {
    await this.upToDate(view);
    return (await this.model(view).findById(id)) ?? undefined;
  }

  /** @throws ProblemException 400 if the cursor is invalid. */
  async page<Document extends object>(
    view: View<Document>,
    request: PageRequest<Document>,
  ): Promise<Page<Kept<Document>>> {
    await this.upToDate(view);
    return this.projectors.page(view, request);
  }
}

/** The result, or the refusal by one of these rules. */
const refusalAmong = async <Result>(rules: readonly string[], command: () => Promise<Result>) => {
  try {
    return { result: await command() };
  } catch (error) {
    if (error instanceof ProblemException && rules.includes(error.rule)) return error;
    throw error;
  }
};
