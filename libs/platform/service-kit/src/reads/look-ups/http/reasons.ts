import { digitsText, isTrackingCode, machineText, text as textField } from '@pishkhan/fields';
import { personalNumberIn } from '@pishkhan/identifiers';
import { ProblemException } from '../../../http/problem.ts';
import type { SignedInActor } from '../../../http/request-context.ts';
import type { GivenReason } from './personal-data.ts';

/** A case that the reader may see. */
export interface ReasonCase {
  readonly caseId: string;
  readonly accountId: string | null;
}

/** The cases that may be a reason, as far as a service knows them. */
export abstract class ReasonCases {
  /**
   * A case by its id or tracking code; undefined if there is none or this reader may not see it.
   *
   * @param id Of either form
   */
  abstract find(id: string, reader: SignedInActor): Promise<ReasonCase | undefined>;
}

const LEAST = 3;
const MOST = 200;
const words = textField({ fa: 'دلیل مشاهده', en: 'reason' }, { min: LEAST, max: MOST });
const caseId = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** A national id, a mobile number, a postal code, a card or an IBAN has at least eight digits. */
const personalNumber = /\d{8,}/;

const isUtf8 = (text: string): boolean => !text.includes('\ufffd');

/** Headers arrive as Latin-1. A client that cannot encode sends UTF-8 as it is. */
const decoded = (header: string): string | undefined => {
  const text = /[\u0080-\u00ff]/.test(header) ? Buffer.from(header, 'latin1').toString('utf8') : header;
  try {
    const plain = decodeURIComponent(text);
    return isUtf8(plain) ? plain : undefined;
  } catch {
    return undefined;
  }
};

const reasonMustBeReadable = () =>
  new ProblemException(400, 'ReasonMustBeReadable', {
    errors: [
      {
        field: 'X-Reason',
        rule: 'header',
        message: {
          fa: 'دلیل مشاهده را وارد کنید: شماره پرونده، کد رهگیری یا چند کلمه (۳ تا ۲۰۰ نویسه)',
          en: `X-Reason must be a case id, a tracking code or ${LEAST} to ${MOST} characters of words, percent-encoded`,
        },
      },
    ],
  });

/**
 * The reason in the header `X-Reason`, normalised; undefined without the header.
 *
 * @throws ProblemException 400 if it is not readable; 422 if the case is not visible to the reader or the words have a
 *   personal number
 */
export const givenReason = async (
  header: string | readonly string[] | undefined,
  reader: SignedInActor,
  cases: ReasonCases,
): Promise<GivenReason | undefined> => {
  if (header === undefined) return undefined;
  const text = typeof header === 'string' ? words.read(decoded(header)) : undefined;
  if (text === undefined || text.includes('\n')) throw reasonMustBeReadable();
  const id = machineText(text).toLowerCase();
  if (caseId.test(id) || isTrackingCode(id)) {
    const found = await cases.find(id, reader);
    if (!found) throw new ProblemException(422, 'ReasonMustBeVisibleCase');
    return { kind: 'case', caseId: found.caseId, accountId: found.accountId };
  }
  if (!/\p{L}{2}/u.test(text)) throw reasonMustBeReadable();
  if (personalNumber.test(digitsText(text)) || personalNumberIn(text) !== undefined)
    throw new ProblemException(422, 'ReasonMustNotHavePersonalNumber');
  return { kind: 'text', text };
};
