// Whom does the API let in, and how does it say no?
import { beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { REQUESTS_A_MINUTE } from "@/lib/auth/tries";
import { Refusal } from "@/lib/errors";
import { log } from "@/lib/log";
import { type ApiEndpoint, problemSchema } from "@/lib/schemas/api-endpoint";
import { type Asked, route } from "@/lib/web/route";
import { aProgram } from "../support/a-program-with-a-key";
import { aWorkingClinic } from "../support/a-working-clinic";

const ENDPOINT = {
  ...{ id: "echo", method: "post", path: "/api/v1/things/{thing}", summary: "", description: "" },
  params: z.object({ thing: z.uuid("required") }),
  query: z.strictObject({ from: z.exactOptional(z.string().regex(/^\d+$/, "number")) }),
  body: z.strictObject({ places: z.array(z.object({ "a/b": z.int("number") })) }),
  answer: z.object({ body: z.unknown(), query: z.unknown(), key: z.string() }),
  ...{ status: 201, refusals: [409] },
} as const satisfies ApiEndpoint;

const THING = "0199a3c4-7d5e-7000-8000-00000000000a";
const GOOD = { places: [{ "a/b": 1 }] };
let program: Awaited<ReturnType<typeof aProgram>>;
beforeEach(async () => {
  program = await aProgram(await aWorkingClinic(), "Phone assistant");
});

type Sent = { thing?: string; search?: string; body?: string | ReadableStream; headers?: Record<string, string> };

async function send(
  { thing = THING, search = "", body = JSON.stringify(GOOD), headers = {} }: Sent = {},
  fail: () => void = () => undefined,
) {
  const POST = route(
    ENDPOINT,
    async (ctx, asked: Asked<typeof ENDPOINT>) => {
      fail();
      return { body: asked.body, query: asked.query, key: ctx.actor.name };
    },
    ({ thing: named }) => `/api/v1/things/${named}`,
  );
  const request = new Request(`http://clinic.example/api/v1/things/${thing}${search}`, {
    ...{ method: "POST", body, duplex: "half" },
    headers: { Authorization: program.header, "x-request-id": "r-1", ...headers },
  });
  return POST(request, { params: Promise.resolve({ thing }) });
}

async function problemOf(response: Response) {
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  return problemSchema.strict().parse(await response.json());
}

describe("who sends a key", () => {
  test("is let in under its name; nothing is stored on the way, and no page of elsewhere reads it", async () => {
    const response = await send({ search: "?from=7" });
    expect(response.status).toBe(201);
    expect(await response.json()).toEqual({ body: GOOD, query: { from: "7" }, key: "Phone assistant" });
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(response.headers.get("x-request-id")).toBe("r-1");
    expect(response.headers.get("access-control-allow-origin")).toBeNull();
  });

  test.each([
    { Authorization: "" },
    { Authorization: "Bearer np_nonsense" },
    { Authorization: "", Cookie: "next-auth.session-token=anything" },
  ])("%j lets nobody in", async (headers) => {
    const response = await send({ headers, body: "not even JSON" });
    expect(response.status).toBe(401);
    expect(response.headers.get("www-authenticate")).toBe("Bearer");
    expect(await problemOf(response)).toMatchObject({ code: "key-needed", status: 401, requestId: "r-1" });
  });

  test("is told to wait after too many requests, and another key is not", async () => {
    const other = program;
    program = await aProgram(await aWorkingClinic());
    for (let sent = 0; sent < REQUESTS_A_MINUTE; sent++) expect((await send()).status).toBe(201);
    const response = await send();
    expect(response.status).toBe(429);
    expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await problemOf(response)).toMatchObject({ code: "too-many-requests" });
    program = other;
    expect((await send()).status).toBe(201);
  });
});

test("what can't be used is named by the part of the request and a JSON pointer, all at once", async () => {
  const body = JSON.stringify({ places: [{ "a/b": "one" }], more: 1 });
  const headers = { "Idempotency-Key": "two words" };
  const response = await send({ thing: "x", search: "?from=a&till=b", body, headers });
  expect(response.status).toBe(400);
  const problem = await problemOf(response);
  expect(problem).toMatchObject({ type: "urn:needlepoint:problem:invalid-input", code: "invalid-input" });
  expect(problem.errors?.map(({ in: part, pointer }) => `${part} ${pointer}`).sort()).toEqual([
    "body /more",
    "body /places/0/a~1b",
    "header /Idempotency-Key",
    "path /thing",
    "query /from",
    "query /till",
  ]);
  expect(problem.errors?.find(({ pointer }) => pointer === "/from")?.detail).toBe("Enter a whole number.");
});

test.each(["", "{", "[1]", "null", `"${"a".repeat(100_001)}"`])(
  "a body that is no request is refused",
  async (body) => {
    const response = await send({ body });
    expect(response.status).toBe(400);
    expect((await problemOf(response)).errors).toHaveLength(1);
  },
);

test("a body that has no end is not read to its end", async () => {
  let parts = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      parts += 1;
      controller.enqueue(new Uint8Array(50_000).fill(97));
    },
  });
  expect((await send({ body })).status).toBe(400);
  expect(parts).toBeLessThan(10);
});

test.each([
  ["slot-taken", 409, "/api/v1/things/"],
  ["plan-changed", 409, "/api/v1/things/"],
  ["not-found", 404, undefined],
  ["not-allowed", 403, undefined],
  ["request-repeated-otherwise", 422, undefined],
  ["busy", 503, undefined],
] as const)("%s is a %i in a sentence; what changed names where to look anew", async (code, status, preview) => {
  const response = await send({}, () => {
    throw new Refusal(code);
  });
  expect(response.status).toBe(status);
  const problem = await problemOf(response);
  expect(problem).toMatchObject({ code, status });
  expect(problem.detail).toMatch(/\.$/);
  expect(problem.preview).toBe(preview && `${preview}${THING}`);
});

test("a failure of ours says nothing but the line of the log", async () => {
  log().level = "silent";
  const response = await send({}, () => {
    throw new Error("secret of the house");
  });
  expect(response.status).toBe(500);
  const problem = await problemOf(response);
  expect(problem).toMatchObject({ code: "failed", requestId: "r-1" });
  expect(JSON.stringify(problem)).not.toContain("secret of the house");
});
