import { describe, expect, it } from '@jest/globals';
import { CheckpointMovedOn, type Checkpoints } from '@pishkhan/messages';
import { freshName } from './samples.ts';

/** What every adapter of `Checkpoints` must do. Names are fresh and random. */
export const checkpointsContract = (name: string, checkpoints: () => Checkpoints): void => {
  describe(`checkpoints: ${name}`, () => {
    it('knows what was saved last, and nothing of a name that was not', async () => {
      const place = freshName();
      expect(await checkpoints().load(place)).toBeUndefined();
      await checkpoints().save([{ name: place, value: { متن: [1, null] } }]);
      await checkpoints().save([{ name: place, value: 7 }]);
      expect(await checkpoints().load(place)).toBe(7);
    });
    it('lists by prefix, in order of name', async () => {
      const prefix = freshName();
      await checkpoints().save(['/b', '/a', '', '0', '/ی'].map((end) => ({ name: `${prefix}${end}`, value: end })));
      expect((await checkpoints().list(`${prefix}/`)).map(({ value }) => value)).toEqual(['/a', '/b', '/ی']);
    });
    it('forgets the named ones only', async () => {
      const prefix = freshName();
      await checkpoints().save([
        { name: `${prefix}/a`, value: 1 },
        { name: `${prefix}/b`, value: 2 },
      ]);
      await checkpoints().remove([`${prefix}/a`, `${prefix}/never`]);
      expect(await checkpoints().list(`${prefix}/`)).toEqual([{ name: `${prefix}/b`, value: 2 }]);
    });
    it('saves all or nothing', async () => {
      const [good, bad] = [freshName(), freshName()];
      const unspeakable = {
        toJSON: () => {
          throw new Error('no JSON');
        },
      };
      await expect(
        checkpoints().save([
          { name: good, value: 1 },
          { name: bad, value: unspeakable },
        ]),
      ).rejects.toThrow();
      expect(await checkpoints().load(good)).toBeUndefined();
    });
    it('saves only while what it goes on from still stands, and nothing of it otherwise', async () => {
      const [place, other] = [freshName(), freshName()];
      await checkpoints().save([{ name: place, value: { revision: 1 } }], [{ name: place, value: undefined }]);
      await checkpoints().save(
        [
          { name: place, value: { revision: 2 } },
          { name: other, value: 1 },
        ],
        [{ name: place, value: { revision: 1 } }],
      );
      const late = checkpoints().save(
        [
          { name: place, value: { revision: 9 } },
          { name: other, value: 9 },
        ],
        [{ name: place, value: { revision: 1 } }],
      );
      await expect(late).rejects.toThrow(CheckpointMovedOn);
      await expect(
        checkpoints().save([{ name: place, value: 9 }], [{ name: place, value: undefined }]),
      ).rejects.toThrow(CheckpointMovedOn);
      await expect(
        checkpoints().save(
          [{ name: other, value: 9 }],
          [
            { name: place, value: 7 },
            { name: freshName(), value: 0 },
          ],
        ),
      ).rejects.toThrow(CheckpointMovedOn);
      expect([await checkpoints().load(place), await checkpoints().load(other)]).toEqual([{ revision: 2 }, 1]);
    });
    it('of many saves that go on from the same value one is done', async () => {
      const place = freshName();
      const saves = await Promise.allSettled(
        Array.from({ length: 20 }, (_, n) =>
          checkpoints().save(
            [
              { name: place, value: n },
              { name: `${place}/beside`, value: n },
            ],
            [{ name: place, value: undefined }],
          ),
        ),
      );
      expect(saves.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(await checkpoints().load(place)).toBe(await checkpoints().load(`${place}/beside`));
    });
  });
};
