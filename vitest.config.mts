// The unit tests: plain Node, beside their sources; those that read the repository's own files are in test/library.
import { defineConfig } from "vitest/config";

export default defineConfig({
  // Properties run thousands of cases: on a busy machine that takes its time.
  test: { include: ["src/**/*.test.ts", "test/library/**/*.test.ts"], testTimeout: 60_000 },
});
