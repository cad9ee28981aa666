import { describe, expect, it } from 'vitest';
import { hwNasBenchReader } from '../../../src/experiment/verify/hw-nas-bench-reader.ts';
import { mismatchesOf } from '../../support/mismatches.ts';
import { referenceFile } from '../../support/reference-file.ts';

const HEADER = 'arch_idx,edges,eyeriss_latency_ms,fpga_latency_ms,raspi4_latency_ms';
const table = (...rows: readonly string[]) => [HEADER, ...rows, ''].join('\n');
const verify = async (file: string, text: string) => hwNasBenchReader.verify(file, text);

describe("HW-NAS-Bench's table of cells", () => {
  it('is known by its columns', () => {
    expect(hwNasBenchReader.recognises('any.csv', table())).toBe(true);
    expect(hwNasBenchReader.recognises('any.csv', 'arch_idx,edges,c10_test\n')).toBe(false);
  });

  it('agrees in the latency on Eyeriss, and leaves columns of other devices out', async () => {
    // 1.67954 ms and a 3×3 convolution in 15 cells, of 24,576 cycles of 4 ns.
    const { results } = await verify('t.csv', table('7,300000,3.15410,2.8,20.1'));
    expect(results).toEqual([
      { id: 'cell 7', outcome: 'compared', mismatches: [] },
      { id: 'fpga_latency_ms', outcome: 'skipped', reason: expect.stringContaining('measured') },
      { id: 'raspi4_latency_ms', outcome: 'skipped', reason: expect.stringContaining('measured') },
    ]);
  });

  it('differs from 2 millionths of a millisecond on', async () => {
    const { results } = await verify('t.csv', table('7,300000,3.154102,2.8,20.1'));
    expect(results[0]).toMatchObject({
      mismatches: [{ id: 'cell 7', field: 'eyeriss_latency_ms', theirs: 3.154102 }],
    });
  });

  it('is of the data set that its file is named after', async () => {
    // 16×16 images: a quarter of the cycles of CIFAR-100, but for the head of 256 cycles, charged five times.
    const latencyMs = async (file: string) =>
      (await verify(file, table('7,300000,1,2.8,20.1'))).cycles.map(({ ours }) => ours)[0] ?? 0;
    const headMs = 5 * 256 * 4e-6;
    const cifar100 = await latencyMs('nb201_cifar100_latency.csv');
    const imageNet = await latencyMs('nb201_imagenet16-120.csv');
    expect((cifar100 - headMs) / 4).toBeCloseTo(imageNet - headMs, 9);
    expect(await latencyMs('cells.csv')).toBeCloseTo(3.1541, 9);
  });

  it('is refused with every malformed row and what to write there', async () => {
    const text = table('7,300050,3.1,1,1', '8,30000,fast,1,1');
    await expect(verify('t.csv', text)).rejects.toThrow(
      /t\.csv:2 edges: must be six digits of 0 to 4, got "300050"\. Write .*\n.*t\.csv:3 edges: .*\n.*t\.csv:3 eyeriss_latency_ms: must be a number > 0, got "fast"\. Give/,
    );
  });
});

describe("A broken table of HW-NAS-Bench's", () => {
  it('is refused where its last row is cut off, though its latency can be read', async () => {
    await expect(verify('t.csv', `${HEADER}\n7,300000,3.15`)).rejects.toThrow(
      't.csv:2 fpga_latency_ms: is cut off. Complete the row.',
    );
  });

  it('is refused where it has no rows', async () => {
    await expect(verify('t.csv', table())).rejects.toThrow(
      't.csv: must have rows below its header. Add a cell.',
    );
  });
});

describe("Answers of HW-NAS-Bench's interface", () => {
  const query = (arch: unknown, dataset: string) => ({
    arch,
    dataset,
    metrics: { eyeriss_latency: 3.64562, eyeriss_energy: 0.687, pixel3_latency: 3.6 },
  });

  it('are compared for its example cells, in latency', async () => {
    // Cell 0: an average pool and two 1×1 convolutions. 1.67954 + 15 · (24,576 + 2 · 4,096) · 4e-6
    const { results } = await verify('q.json', JSON.stringify([query(0, 'cifar10')]));
    expect(results).toMatchObject([
      { id: 'cell 0 cifar10', outcome: 'compared', mismatches: [] },
      { id: 'cell 0 cifar10 eyeriss_energy', outcome: 'skipped' },
      { id: 'cell 0 cifar10 pixel3_latency', outcome: 'skipped' },
    ]);
  });

  it('are left out, with the reason, where the network is not told or was costed otherwise', async () => {
    const text = JSON.stringify([query(5, 'cifar10'), query(0, 'svhn'), query([0, 8], 'cifar100')]);
    const { results } = await verify('q.json', text);
    const reasons = results.flatMap((r) =>
      r.outcome === 'skipped' ? [`${r.id}: ${r.reason}`] : [],
    );
    expect(results).toHaveLength(9);
    expect(reasons[0]).toMatch(/^cell 5 cifar10 eyeriss_latency: a cell/);
    expect(reasons[3]).toMatch(/^cell 0 svhn eyeriss_latency: a data set/);
    expect(reasons[6]).toMatch(/^FBNet of query 2 cifar100 eyeriss_latency: FBNet/);
  });

  it('are refused with their place where they are malformed', async () => {
    const text = JSON.stringify([{ ...query(0, 'cifar10'), arch: 'first' }], null, 1);
    await expect(verify('q.json', text)).rejects.toThrow(/^q\.json:3:\d+ \[0\]\.arch: must be/);
  });
});

const cells = referenceFile('hw-nas-bench/nb201_cifar10_latency.csv');
const queries = referenceFile('hw-nas-bench/published_examples.json');

describe.skipIf(cells === undefined || queries === undefined)('HW-NAS-Bench as published', () => {
  it('agrees in the latency of all 2,000 cells on Eyeriss', async () => {
    const { results, cycles } = await verify(cells?.file ?? '', cells?.text ?? '');
    expect(cycles).toHaveLength(2000);
    expect(mismatchesOf(results)).toEqual([]);
  });

  it('agrees for CIFAR-10; the heads of the other data sets are charged 5 · 96 cycles less there', async () => {
    const { results } = await verify(queries?.file ?? '', queries?.text ?? '');
    const compared = results.filter(({ outcome }) => outcome === 'compared');
    const differing = mismatchesOf(results);
    expect(compared).toHaveLength(9);
    expect(differing.map(({ id }) => id.split(' ')[2])).toEqual([
      'cifar100',
      'ImageNet16-120',
      'cifar100',
      'ImageNet16-120',
      'cifar100',
      'ImageNet16-120',
    ]);
    for (const { ours, theirs } of differing) expect(ours - theirs).toBeCloseTo(480 * 4e-6, 9);
  });
});
