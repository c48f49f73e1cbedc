// How does a request of another program reach an operation, and its answer the program?
import type { z } from "zod";
import type { Key } from "@/lib/access/actor";
import { keyOfHeader } from "@/lib/auth/api-key";
import { countRequest } from "@/lib/auth/tries";
import { now } from "@/lib/clock";
import { type Context, contextFor } from "@/lib/db/context";
import { Refusal } from "@/lib/errors";
import type { ApiEndpoint } from "@/lib/schemas/api-endpoint";
import { dateOf, fromDate } from "@/lib/time";
import { problemResponse } from "@/lib/web/api-problem";
import { localeOf } from "@/lib/words/say";

export type KeyContext = Context & { readonly actor: Key };

export type Asked<E extends ApiEndpoint> = {
  params: z.output<E["params"]>;
  query: z.output<E["query"]>;
  body: E["body"] extends z.ZodType ? z.output<E["body"]> : undefined;
  /** How the program names this request, so that it can send it twice; null when it doesn't. */
  requestKey: string | null;
};

type NextParams = { params: Promise<Record<string, string>> };

/** Longer bodies are no requests of this API. */
const MOST_CHARACTERS = 100_000;
const REQUEST_KEY = /^[\x21-\x7e]{1,200}$/;

/**
 * Wraps an operation for use by another program. Only a key lets in, never a cookie; every expected "no" is answered by RFC 9457,
 * and any other error is logged once with its request id. Nothing may be stored on the way, and no page of elsewhere is let in.
 *
 * @param preview where to look anew when things stand otherwise (409)
 */
export function route<E extends ApiEndpoint>(
  endpoint: E,
  answer: (ctx: KeyContext, asked: Asked<E>) => Promise<z.input<E["answer"]>>,
  preview?: (params: Record<string, string>) => string,
) {
  return async (request: Request, next: NextParams): Promise<Response> => {
    const requestId = request.headers.get("x-request-id") ?? crypto.randomUUID();
    const params = await next.params;
    let locale = localeOf("en");
    const respond = async (): Promise<Response> => {
      try {
        const actor = await keyOfHeader(request.headers.get("authorization"), now());
        if (!actor) throw new Refusal("key-needed");
        locale = localeOf(actor.locale);
        await countRequest(actor.keyId);
        const asked = await askedOf(endpoint, request, params);
        const value = await answer({ ...contextFor(actor, now(), requestId), actor }, asked);
        return Response.json(value, { status: endpoint.status });
      } catch (error) {
        const today = dateOf(fromDate(now()), "UTC");
        return problemResponse(error, { locale, requestId, today, preview: preview?.(params) ?? null });
      }
    };
    const response = await respond();
    response.headers.set("Cache-Control", "no-store");
    response.headers.set("X-Request-Id", requestId);
    return response;
  };
}

async function askedOf<E extends ApiEndpoint>(
  endpoint: E,
  request: Request,
  params: Record<string, string>,
): Promise<Asked<E>> {
  const fields: Record<string, string> = {};
  const read = (part: "path" | "query" | "body", schema: z.ZodType, given: unknown): unknown => {
    const found = schema.safeParse(given);
    if (found.success) return found.data;
    for (const issue of found.error.issues) {
      const paths = issue.code === "unrecognized_keys" ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
      for (const path of paths) fields[[part, ...path].join(".")] ??= issue.message;
    }
    return undefined;
  };
  const requestKey = request.headers.get("idempotency-key");
  if (requestKey !== null && !REQUEST_KEY.test(requestKey)) fields["header.Idempotency-Key"] = "invalid";
  const asked = {
    params: read("path", endpoint.params, params),
    query: read("query", endpoint.query, Object.fromEntries(new URL(request.url).searchParams)),
    body: endpoint.body && read("body", endpoint.body, await jsonOf(request)),
    requestKey,
  };
  if (Object.keys(fields).length > 0) throw new Refusal("invalid-input", {}, fields);
  return asked as Asked<E>;
}

/** What the body says; undefined, which no schema takes, when it is no JSON. */
async function jsonOf(request: Request): Promise<unknown> {
  const text = await textOf(request);
  try {
    return text === null ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Null for a body that is too long, whatever its headers say: its rest is not read. */
async function textOf({ body }: Request): Promise<string | null> {
  const reader = body?.getReader();
  if (!reader) return "";
  const decoder = new TextDecoder();
  let text = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    text += decoder.decode(value, { stream: true });
    if (text.length <= MOST_CHARACTERS) continue;
    await reader.cancel();
    return null;
  }
}
