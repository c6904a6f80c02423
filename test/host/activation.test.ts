// The extension as VS Code sees it from outside: it is there and it starts.
import { strict as assert } from "node:assert";
import { describe, it } from "mocha";
import { extensions } from "vscode";

describe("the extension", () => {
  it("is present under its public name", () => {
    assert.ok(extensions.getExtension("persona-guide.persona-guide"));
  });

  it("activates", async () => {
    const extension = extensions.getExtension("persona-guide.persona-guide");
    await extension?.activate();
    assert.equal(extension?.isActive, true);
  });
});
