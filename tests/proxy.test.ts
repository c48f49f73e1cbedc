// What does every answer of ours carry, and which address is none?
import { NextRequest } from "next/server";
import { expect, test } from "vitest";
import { proxy } from "../proxy";

const answer = (path: string) => proxy(new NextRequest(`http://localhost:3000${path}`));

test("a page's answer names the scripts that may run, and nobody may frame it", () => {
  const { headers } = answer("/portal");
  expect(headers.get("Content-Security-Policy")).toMatch(/script-src 'self' 'nonce-[^']+' 'strict-dynamic';/);
  expect(headers.get("X-Frame-Options")).toBe("DENY");
});

test.each(["/welcome/%ff%fe", "/clinic/clients/%c3", "/portal/move/%"])("%s is no address", (path) => {
  expect(answer(path).status).toBe(400);
});

test.each(["/", "/welcome/%C3%A9", "/welcome/..%2fx", "/clinic/clients?q=%ff"])("%s is one", (path) => {
  expect(answer(path).status).toBe(200);
});
