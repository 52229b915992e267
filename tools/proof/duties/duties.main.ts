import { parseArgs } from 'node:util';
import { faults, honest } from './faults.ts';
import { tally, type Tally } from './tally.ts';

const { values } = parseArgs({
  options: {
    interleavings: { type: 'string', default: '1000' },
    from: { type: 'string', default: '1' },
    faults: { type: 'boolean', default: false },
  },
});
const seeds = { from: Number(values.from), count: Number(values.interleavings) };

const sentence = ({ played, proposed, approved, refused, posted, violations }: Tally): string =>
  `${played} interleavings: ${proposed} proposals, ${approved} approvals, ${refused} refused, ${posted} posted, ${violations.length} violations`;

if (values.faults)
  for (const [name, fault] of Object.entries(faults)) {
    const { firstSeed, violations } = tally(seeds, fault);
    console.log(`${name}: ${firstSeed === undefined ? 'NOT CAUGHT' : `seed ${firstSeed}`} ${violations[0] ?? ''}`);
    if (firstSeed === undefined) process.exitCode = 1;
  }
else {
  const result = tally(seeds, honest);
  for (const violation of result.violations) console.log(violation);
  console.log(`from seed ${seeds.from}\n${sentence(result)}`);
  if (result.violations.length > 0 || result.posted === 0) process.exitCode = 1;
}
