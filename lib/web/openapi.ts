// What does the API offer, in the words that other programs' tools read?
import { z } from "zod";
import { BOOK_DUE_VISITS, SEE_DUE_DAYS, SEE_DUE_VISITS } from "@/lib/schemas/api-due-visits";
import { type ApiEndpoint, problemSchema } from "@/lib/schemas/api-endpoint";

const ENDPOINTS: readonly ApiEndpoint[] = [SEE_DUE_VISITS, SEE_DUE_DAYS, BOOK_DUE_VISITS];

/** What every address may refuse: a request that can't be used, no key, too many requests, a failure, a busy calendar. */
const ALWAYS_REFUSED = [400, 401, 403, 429, 500, 503] as const;
const MEANING: Readonly<Record<number, string>> = {
  200: "What was asked for",
  201: "Booked, or booked before by the same request",
  400: "Something of the request can't be used: `errors` says what",
  401: "No key, or one that is not valid",
  403: "The key may not do this",
  404: "No such record in this clinic",
  409: "Things stand otherwise: a place is gone, the plan has changed or is not active. Nothing was done",
  422: "The Idempotency-Key was used for another request",
  429: "Too many requests: `Retry-After` says in how many seconds",
  500: "A failure on our side; it is in the log under `requestId`",
  503: "The calendar is busy: try again in a moment",
};

/** OpenAPI 3.1, made from the schemas that the routes check by. */
export function openApi() {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const endpoint of ENDPOINTS) {
    paths[endpoint.path] = { ...paths[endpoint.path], [endpoint.method]: operationOf(endpoint) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Needlepoint",
      version: "1",
      description:
        "A clinic's treatment plans for other programs. An owner makes a key under API keys; it goes into every request as `Authorization: Bearer np_…`. A refusal is `application/problem+json`.",
    },
    servers: [{ url: "/" }],
    security: [{ key: [] }],
    paths,
    components: {
      securitySchemes: { key: { type: "http", scheme: "bearer" } },
      schemas: { Problem: shapeOf(problemSchema, "output") },
    },
  };
}

function operationOf({ id, summary, description, params, query, body, answer, status, refusals }: ApiEndpoint) {
  return {
    operationId: id,
    summary,
    description,
    parameters: [
      ...parametersOf("path", params),
      ...parametersOf("query", query),
      ...(body
        ? [{ name: "Idempotency-Key", in: "header", required: false, schema: { type: "string", maxLength: 200 } }]
        : []),
    ],
    ...(body && {
      requestBody: { required: true, content: { "application/json": { schema: shapeOf(body, "input") } } },
    }),
    responses: {
      [status]: {
        description: MEANING[status],
        content: { "application/json": { schema: shapeOf(answer, "output") } },
      },
      ...Object.fromEntries([...ALWAYS_REFUSED, ...refusals].map((refused) => [refused, refusal(refused)])),
    },
  };
}

function refusal(status: number) {
  const schema = { $ref: "#/components/schemas/Problem" };
  return { description: MEANING[status], content: { "application/problem+json": { schema } } };
}

function parametersOf(place: "path" | "query", schema: z.ZodObject) {
  const { properties = {}, required = [] } = shapeOf(schema, "input");
  return Object.entries(properties).map(([name, shape]) => {
    const { description, ...rest } = typeof shape === "object" ? shape : {};
    return { name, in: place, required: required.includes(name), ...(description && { description }), schema: rest };
  });
}

function shapeOf(schema: z.ZodType, io: "input" | "output") {
  const { $schema: _dialect, ...shape } = z.toJSONSchema(schema, { io });
  return shape;
}
