import { expect, it } from "vitest";
import { endpointsOf } from "./endpoints.ts";

it("endpoints are found where a text writes a method before a path, each once", () => {
  const markdown = [
    "## POST /v1/auth/sign-in",
    "`GET /users/:id?full=1` and **DELETE /v1/sessions/{session_id}**.",
    "GET /users/:id. TARGET /no and GET nothing",
  ].join("\n");
  const types = "// PUT /api/profiles/me: the own one\nexport type Profile = {};";
  expect(endpointsOf([markdown, types])).toEqual([
    "POST /v1/auth/sign-in",
    "GET /users/:id",
    "DELETE /v1/sessions/{session_id}",
    "PUT /api/profiles/me",
  ]);
});

it("OpenAPI is read by its structure, in YAML and in JSON", () => {
  const yaml =
    "openapi: 3.1.0\npaths:\n  /users:\n    parameters: []\n    get: {description: see POST /no}\n    post: {}\n  x-note: {}\n";
  const json = JSON.stringify({ openapi: "3.0.0", paths: { "/pets/{id}": { delete: {} } } });
  expect(endpointsOf([yaml, json])).toEqual(["GET /users", "POST /users", "DELETE /pets/{id}"]);
});

it("broken OpenAPI is read as text, and a file that is too long not at all", () => {
  expect(endpointsOf(["openapi: [\n# GET /a", `GET /b ${"x".repeat(1_000_001)}`])).toEqual(["GET /a"]);
});
