import mongoose, { type Model } from 'mongoose';

export interface Bill {
  readonly _id: string;
  readonly account: string;
  readonly number?: string;
  readonly amount: number;
  readonly issuedOn: string;
  readonly lines?: { readonly kind: string; readonly amount: number }[];
  readonly remarks?: string[];
  readonly office?: { readonly id: string; readonly county?: string };
}

let made = 0;

/** A model with its own collection. */
export const billModel = async (database: mongoose.Connection): Promise<Model<Bill>> => {
  const schema = new mongoose.Schema<Bill>(
    {
      _id: String,
      account: String,
      number: String,
      amount: Number,
      issuedOn: String,
      lines: { type: [new mongoose.Schema({ kind: String, amount: Number }, { _id: false })], default: undefined },
      remarks: { type: [String], default: undefined },
      office: { id: String, county: String },
    },
    { versionKey: false },
  );
  schema.index({ account: 1, issuedOn: 1 });
  schema.index({ number: 1 }, { unique: true, sparse: true });
  const model = database.model<Bill>(`bill${++made}`, schema, `bills_${made}`);
  await model.createCollection();
  await model.createIndexes();
  return model;
};

export const bill = (id: number, more: Partial<Bill> = {}): Bill => ({
  _id: `bill-${id}`,
  account: `account-${id % 10}`,
  amount: id * 1000,
  issuedOn: `1404-${String(1 + (id % 12)).padStart(2, '0')}-15`,
  ...more,
});
export const bills = (count: number): Bill[] => Array.from({ length: count }, (_, id) => bill(id));
