import { defineConfig } from 'vitest/config';

/** Tests that put something in the place of a module, which others must not see. */
const REPLACES_MODULES = [
  'test/cli/layer-worker.test.ts',
  'test/cli/worker-lane.test.ts',
  'test/gpu/executor.test.ts',
];

const shared = {
  testTimeout: 60_000,
  // All processors: left alone, one of two would wait.
  maxWorkers: '100%',
};

export default defineConfig({
  test: {
    ...shared,
    projects: [
      {
        test: {
          ...shared,
          name: 'together',
          include: ['test/**/*.test.ts'],
          exclude: REPLACES_MODULES,
          // Files of one worker share the modules that they import: half of the time went into importing them again.
          isolate: false,
        },
      },
      { test: { ...shared, name: 'apart', include: REPLACES_MODULES } },
    ],
  },
});
