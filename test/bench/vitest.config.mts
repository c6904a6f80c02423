// What a person waits for in the window of a real VS Code: measured, so no part of the tests.
import { defineConfig } from "vitest/config";
import ui from "../ui/vitest.config.mts";

// A budget that holds at one of three tries does not hold.
export default defineConfig({ ...ui, test: { ...ui.test, retry: 0, include: ["test/bench/window/*.test.ts"] } });
