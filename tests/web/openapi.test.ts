// Is what the API says of itself whole, and true?
import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { openApi } from "@/lib/web/openapi";

const api = openApi();
type Operation = {
  operationId: string;
  parameters: { name: string; in: string; required: boolean; schema: object }[];
  requestBody?: object;
  responses: Record<string, object>;
};
const operations = Object.entries(api.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation: operation as Operation })),
);

test("every method has its route, with every parameter of its path, and no other route is there", () => {
  expect(operations.map(({ operation }) => operation.operationId)).toEqual([
    "seeDueVisits",
    "bookDueVisits",
    "seeDueDays",
  ]);
  for (const { path, method, operation } of operations) {
    const file = `app${path.replaceAll("{", "[").replaceAll("}", "]")}/route.ts`;
    expect(existsSync(file), file).toBe(true);
    expect(readFileSync(file, "utf8")).toContain(`export const ${method.toUpperCase()} = route(`);
    const named = operation.parameters.filter(({ in: place }) => place === "path").map(({ name }) => `{${name}}`);
    expect(path.match(/\{\w+\}/g)).toEqual(named);
    expect(operation.requestBody !== undefined).toBe(method === "post");
  }
});

test("every answer has a shape; a refusal's is the problem of RFC 9457", () => {
  for (const { operation } of operations) {
    expect(Object.keys(operation.responses)).toEqual(
      expect.arrayContaining(["400", "401", "404", "409", "429", "500"]),
    );
    for (const [status, response] of Object.entries(operation.responses)) {
      const type = status.startsWith("2") ? "application/json" : "application/problem+json";
      expect(response, status).toMatchObject({ description: expect.any(String), content: { [type]: { schema: {} } } });
    }
  }
  expect(Object.keys(api.components.schemas.Problem.properties ?? {})).toContain("code");
});

test("a parameter says what it is and whether it is needed", () => {
  const days = operations.find(({ operation }) => operation.operationId === "seeDueDays")?.operation;
  expect(days?.parameters.find(({ name }) => name === "from")).toMatchObject({
    ...{ in: "query", required: true },
    schema: { type: "string", format: "date" },
  });
});
