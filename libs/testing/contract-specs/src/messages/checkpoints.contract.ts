import { describe, expect, it } from '@jest/globals';
import { CheckpointMovedOn, type Checkpoints } from '@pishkhan/messages';
import { freshName } from './samples.ts';

/** The contract of every adapter of `Checkpoints`. Names are fresh and random. */
export const checkpointsContract = (name: string, checkpoints: () => Checkpoints): void => {
  describe(`checkpoints: ${name}`, () => {
    it('returns the last saved value, and nothing for an unknown name', async () => {
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
    it('deletes only the named ones', async () => {
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
    it('saves only if its conditions hold, and nothing otherwise', async () => {
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
    it('a name that was only named as a condition has no value, and can be saved under that condition', async () => {
      const [place, other] = [freshName(), freshName()];
      await checkpoints().save([{ name: other, value: 1 }], [{ name: place, value: undefined }]);
      expect(await checkpoints().load(place)).toBeUndefined();
      await checkpoints().save([{ name: place, value: 2 }], [{ name: place, value: undefined }]);
      await expect(
        checkpoints().save([{ name: place, value: 3 }], [{ name: place, value: undefined }]),
      ).rejects.toThrow(CheckpointMovedOn);
      expect(await checkpoints().load(place)).toBe(2);
    });
    it('loads the values of many names at once, and leaves out those without one', async () => {
      const [place, named, unknown] = [freshName(), freshName(), freshName()];
      await checkpoints().save([{ name: place, value: { a: 1 } }], [{ name: named, value: undefined }]);
      expect(await checkpoints().loadAll([place, named, unknown])).toEqual(new Map([[place, { a: 1 }]]));
      expect(await checkpoints().loadAll([])).toEqual(new Map());
    });
    it('moves each name on from its own value, also if another one has another value by now', async () => {
      const [first, second, third, late] = [freshName(), freshName(), freshName(), freshName()];
      const values = async () => [...(await checkpoints().loadAll([first, second, third, late])).entries()].sort();
      await checkpoints().save([{ name: third, value: 1 }], [{ name: first, value: undefined }]);
      await checkpoints().save([{ name: late, value: 8 }]);
      await checkpoints().moveEach([
        { name: first, value: undefined, to: { n: 1 } },
        { name: third, value: 1, to: { n: 3 } },
      ]);
      for (const other of [undefined, 7])
        await expect(
          checkpoints().moveEach([
            { name: late, value: other, to: 'lost' },
            { name: second, value: other && { n: 2 }, to: { n: other ?? 2 } },
            { name: first, value: { n: other ?? 1 }, to: { n: 7 } },
          ]),
        ).rejects.toThrow(CheckpointMovedOn);
      expect(await values()).toEqual(
        [
          [first, { n: 7 }],
          [second, { n: 7 }],
          [third, { n: 3 }],
          [late, 8],
        ].sort(),
      );
      await checkpoints().moveEach([]);
    });
    it('of many saves with the same condition exactly one succeeds', async () => {
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
