import { appendFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { NetworkMapper } from '../../src/mapper/mapped-network.ts';
import { createRunFolder, openRunFolder } from '../../src/study/run-folder.ts';
import { runStudy } from '../../src/study/run-study.ts';
import { tinyStudy } from '../study/study-fixture.ts';
import { createFakeMapper } from '../support/fake-mapper.ts';

/**
 * A process to be killed: runs the tiny study in `folder` (or goes on with it), takes its time, and writes a line into
 * `log` for every design that it has judged. Says `ready` before the first batch.
 *
 * Usage: killable-run.ts new|resume <folder> <log> <milliseconds per batch>
 */
const [mode = '', folder = '', log = '', pace = '0'] = process.argv.slice(2);

const fake = createFakeMapper();
const mapper: NetworkMapper = {
  ...fake,
  map: async (requests, options) => {
    await sleep(Number(pace) / 2);
    const outcomes = await fake.map(requests, options);
    const lines = requests.map(({ network, accelerator: { peArray, memories } }) => {
      const buffer = memories.find(({ kind }) => kind === 'sram');
      const bufferKiB = (buffer?.capacityBits ?? 0) / 8192;
      return `${network.name} ${peArray.rows} ${peArray.columns} ${bufferKiB}\n`;
    });
    appendFileSync(log, lines.join(''));
    await sleep(Number(pace) / 2);
    return outcomes;
  },
};

const open = mode === 'new' ? createRunFolder : openRunFolder;
const store = open({ folder, now: () => new Date(), attachments: () => [] });
const onStart = () => process.stdout.write('ready\n');
const options = { populationSize: 6 };
await runStudy(tinyStudy({ options, maxEvaluations: 120 }, mapper), { store, onStart });
