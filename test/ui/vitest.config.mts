// The tests that drive a real VS Code in a browser: one file at a time, each with its own window.
import { defineConfig } from "vitest/config";

export default defineConfig({
  root: new URL("../..", import.meta.url).pathname,
  test: {
    include: ["test/ui/**/*.test.ts"],
    setupFiles: ["test/ui/setup.ts"],
    fileParallelism: false,
    // A window on a busy machine may miss a click while its rows are drawn again.
    retry: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
