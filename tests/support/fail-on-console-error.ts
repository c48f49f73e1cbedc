// Which test said something on console.error? It fails: an error that nobody looks at hides the next one.
import { afterEach, beforeEach, expect, vi } from "vitest";

beforeEach(() => {
  vi.spyOn(console, "error");
});

afterEach(() => {
  const said = vi.mocked(console.error).mock.calls;
  vi.mocked(console.error).mockRestore();
  expect(said, "a test must not write to console.error").toEqual([]);
});
