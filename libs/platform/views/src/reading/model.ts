import mongoose, { type Aggregate, type Model, type PipelineStage, type Query, type Schema } from 'mongoose';
import type { Kept } from '../fold/fold-view.ts';
import { collectionOf } from '../projecting/view-store.ts';
import type { AnyView, View } from '../view.ts';
import { readAgain } from './read-again.ts';

/** Internal fields of the projector. */
const GUARDS = ['_at', '_gone'];
const isThere = () => ({ _gone: mongoose.trusted({ $exists: false }) });

const hideGuards = (schema: Schema): void => {
  schema.pre(/^(find|findOne|countDocuments|distinct)$/, function (this: Query<unknown, unknown>) {
    this.setOptions({ sanitizeFilter: true }).and([isThere()]).lean();
  });
  schema.pre('aggregate', function (this: Aggregate<unknown>) {
    const pipeline = this.pipeline();
    const first = pipeline[0] as { $match?: Record<string, unknown> } | undefined;
    const there = { _gone: { $exists: false } };
    if (first?.$match) first.$match = { $and: [first.$match, there] };
    else pipeline.unshift({ $match: there });
    pipeline.push({ $unset: GUARDS } as PipelineStage);
  });
};

const readingSchema = (view: AnyView): Schema => {
  const schema = view.schema.clone() as Schema;
  schema.remove('_id');
  schema.add({
    _id: { type: String },
    _at: { type: mongoose.Schema.Types.Mixed, select: false },
    _gone: { type: Boolean, select: false },
  });
  schema.set('collection', collectionOf(view));
  schema.set('versionKey', false);
  schema.set('strictQuery', 'throw');
  schema.set('autoIndex', false);
  schema.set('autoCreate', false);
  hideGuards(schema);
  return schema;
};

/**
 * The view's Mongoose model, for reading: plain objects (lean). A filter on a field that the schema lacks throws, and
 * an operator in a filter value must be wrapped in `trusted(…)`, so that a request body cannot inject one.
 */
export const modelOf = <Document extends object>(
  database: mongoose.Connection,
  view: View<Document>,
): Model<Kept<Document>> => {
  const name = collectionOf(view);
  const known = database.models[name] as Model<Kept<Document>> | undefined;
  return known ?? readAgain(database.model<Kept<Document>>(name, readingSchema(view)));
};

/** Marks an operator in a filter value as written by the program. */
export const trusted = mongoose.trusted;
