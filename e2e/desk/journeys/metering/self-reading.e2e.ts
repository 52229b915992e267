import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { billsWhen, deliver, openSubscriber, type Subscriber } from '../../../src/journey/all/subscriber.ts';
import { stepsIn } from '../../../src/journey/all/meter/steps.ts';
import type { World } from '../../../src/journey/world.ts';
import type { AtKeyboard } from '../../keyboard.ts';
import { sharedStage, type Stage } from '../../stage.ts';
import { worldAt } from '../money/bills.ts';
import { because, caseAtDesk, people, registers, typed, type Fill } from './acting.ts';

const UNIT = 'affairs-1';
const PHONE = { viewport: { width: 360, height: 780 }, hasTouch: true };

let stage: Stage;
let world: World;
let subscriber: Subscriber;
let byPost: string;

/** What the clerk fills in for a figure. */
const declares =
  (channel: string, values: Readonly<Record<string, string>>): Fill =>
  async (person, form) => {
    await person.choose('شیوه اعلام رقم', channel);
    await typed(values)(person, form);
  };
const registered = (channel: string, values: Readonly<Record<string, string>>): Promise<string> =>
  registers(stage, `account=${subscriber.accountId}&kind=self-reading`, declares(channel, values));

/** Entered, confirmed and handed over without the desk. */
const billed = async (path: string): Promise<void> => {
  const steps = stepsIn(world, path.split('/').at(-1)!);
  await steps.decide(people.representative, 'figureEntered');
  await steps.decide(UNIT, 'confirmed');
  await steps.at('delivery');
  await steps.inform();
};

const fitsPhone = async ({ page }: AtKeyboard): Promise<void> => {
  const wide = await page.evaluate('document.documentElement.scrollWidth > innerWidth');
  assert.equal(wide, false, 'the page fits a phone');
};

describe('A9 at the desk: declared figures, by keyboard alone', () => {
  before(async () => {
    stage = await sharedStage();
    world = worldAt(stage);
    const supply = { fileNumber: '20000781', fullName: 'مهناز صدری', installedOn: '2026-09-23', index: 1_000 };
    subscriber = await openSubscriber(world, supply);
    await deliver(world, subscriber, [['1405-08-01', 1_100]]);
    await billsWhen(world, subscriber, 1);
  });

  it('A9-1 to A9-4, 15.4-22: on a slip at the counter; judged, confirmed, billed, handed over within the 24 hours', async () => {
    const slip = { 'شماره برگه مأمور قرائت': 'برگه ۱۷', 'روز گذاشتن برگه': '۱۴۰۵/۰۸/۲۴' };
    const path = await registered('پیشخوان', { 'رقم کنتور': '۱۱۹۰', 'روز خواندن کنتور': '۱۴۰۵/۰۸/۲۵', ...slip });
    const desk = caseAtDesk(stage, path);
    await desk.acts(people.representative, 'رقم درست است؛ ثبت شود', because);
    await desk.acts(UNIT, 'رقم تأیید شد؛ قبض صادر شود', because);
    await desk.steps.at('delivery');
    await desk.informs('۹۰ مترمکعب', 'حضوری', async (page) => {
      await page
        .getByRole('listitem')
        .filter({ hasText: /صدور و تحویل قبض.*ساعت/ })
        .waitFor();
    });
    assert.equal((await desk.read()).outcome, 'billed');
    await desk.sees(people.clerk, async ({ page }) => {
      await page
        .locator('li.row')
        .filter({ hasText: /صدور و تحویل قبض.*رعایت شد/ })
        .waitFor();
      await page.getByText('حضوری ·').waitFor();
      await page.getByText('مهلت اعلام بر پایه برگه').waitFor();
    });
  });

  it('B3-7, 15.4-12: by telephone and by post, each with its channel and the day on which it was declared', async () => {
    const byPhone = await registered('تلفن', { 'رقم کنتور': '۱۲۱۰', 'روز خواندن کنتور': '۱۴۰۵/۰۸/۲۷' });
    await billed(byPhone);
    byPost = await registered('پست', {
      'رقم کنتور': '۱۲۳۰',
      'روز خواندن کنتور': '۱۴۰۵/۰۸/۲۹',
      'روز اعلام رقم': '۱۴۰۵/۰۸/۳۰',
    });
    await caseAtDesk(stage, byPost).sees(
      people.representative,
      async (person) => {
        await person.page.getByText('پست').first().waitFor();
        await fitsPhone(person);
      },
      PHONE,
    );
  });

  it('15.2-5: after two in a row the entry is withheld and says why; the figure is refused with its grounds', async () => {
    const desk = caseAtDesk(stage, byPost);
    await desk.sees(people.representative, async ({ page, open }) => {
      await open(page.getByText('کارهایی که اکنون ممکن نیست، و چرا'));
      await page.getByText('بازدید لازم است').first().waitFor();
      assert.equal(await page.getByRole('button', { name: 'رقم درست است؛ ثبت شود', exact: true }).count(), 0);
    });
    await desk.acts(people.representative, 'رقم پذیرفته نشد', async (person, form) => {
      await typed({ 'دلیل برای متقاضی': 'کنتور باید بازدید شود' })(person, form);
      await person.type(form.getByRole('textbox', { name: 'دلیل', exact: true }), 'سه اعلام پیاپی');
    });
    await desk.informs('کنتور باید بازدید شود');
    assert.equal((await desk.read()).outcome, 'refused');
  });
});
