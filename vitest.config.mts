// The unit tests: plain Node, beside their sources; those that read the repository's own files are in test/library.
import { defineConfig } from "vitest/config";

export default defineConfig({ test: { include: ["src/**/*.test.ts", "test/library/**/*.test.ts"] } });
