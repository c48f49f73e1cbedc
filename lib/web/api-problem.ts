// How does another program hear a "no"?
import type { RefusalCode } from "@/lib/errors";
import { Refusal } from "@/lib/errors";
import { log } from "@/lib/log";
import type { ApiProblem } from "@/lib/schemas/api-endpoint";
import type { PlainDate } from "@/lib/time";
import { fieldSentences, refusalSentence } from "@/lib/words/refusal-sentence";
import { catalogueOf, type Locale, speaker } from "@/lib/words/say";

/** All others say that the request does not fit to how things stand: 409. */
const STATUS: Partial<Record<RefusalCode, number>> = {
  "invalid-input": 400,
  "key-needed": 401,
  "not-allowed": 403,
  "not-found": 404,
  "request-repeated-otherwise": 422,
  "too-many-requests": 429,
  busy: 503,
};

type Part = "path" | "query" | "header" | "body";
const PARTS: readonly Part[] = ["path", "query", "header", "body"];

type Asked = { locale: Locale; requestId: string; today: PlainDate; preview: string | null };

/** The answer of RFC 9457 for what was thrown. A refusal's fields begin with the part of the request: "query.from". */
export function problemResponse(error: unknown, asked: Asked): Response {
  const { locale, requestId } = asked;
  const refusal = error instanceof Refusal ? error : null;
  if (refusal === null) log().error({ reference: requestId, err: error }, "a request to the API failed");
  const status = refusal ? (STATUS[refusal.code] ?? 409) : 500;
  const code = refusal?.code ?? "failed";
  const problem: ApiProblem = {
    type: `urn:needlepoint:problem:${code}`,
    title: speaker(locale, "api.title")(statusName(status)),
    status,
    detail: refusal
      ? sentence(locale, refusal, asked.today)
      : speaker(locale, "error")("detail", { reference: requestId }),
    code,
    requestId,
    ...(refusal && Object.keys(refusal.fields).length > 0 && { errors: errorsOf(locale, refusal) }),
    ...(status === 409 && asked.preview !== null && { preview: asked.preview }),
  };
  return Response.json(problem, { status, headers: { "Content-Type": "application/problem+json", ...toDo(refusal) } });
}

/** What the client is to do next, where a header has a name for it. */
function toDo(refusal: Refusal | null): Record<string, string> {
  if (refusal?.code === "key-needed") return { "WWW-Authenticate": "Bearer" };
  if (refusal?.code === "too-many-requests") return { "Retry-After": String(refusal.values.seconds ?? 60) };
  return refusal?.code === "busy" ? { "Retry-After": "2" } : {};
}

/** A page's sentence, but where it speaks of what stands on a screen. */
function sentence(locale: Locale, { code, values }: Refusal, today: PlainDate): string {
  const say = speaker(locale, "api.detail");
  return isOwnSentence(locale, code) ? say(code) : refusalSentence(locale, code, values, today);
}

type OwnSentence = keyof ReturnType<typeof catalogueOf>["api"]["detail"];

function isOwnSentence(locale: Locale, code: string): code is OwnSentence {
  return Object.hasOwn(catalogueOf(locale).api.detail, code);
}

type StatusName = keyof ReturnType<typeof catalogueOf>["api"]["title"];
const NAMES: Readonly<Record<number, StatusName>> = {
  400: "badRequest",
  401: "unauthorized",
  403: "forbidden",
  404: "notFound",
  422: "unprocessable",
  429: "tooMany",
  500: "failed",
  503: "busy",
};

function statusName(status: number): StatusName {
  return NAMES[status] ?? "conflict";
}

function errorsOf(locale: Locale, { fields }: Refusal): ApiProblem["errors"] {
  return Object.entries(fieldSentences(locale, fields)).map(([path, detail]) => {
    const [first = "", ...rest] = path.split(".");
    const part = PARTS.find((one) => one === first) ?? "body";
    return { in: part, pointer: rest.map((name) => `/${escaped(name)}`).join(""), detail };
  });
}

/** RFC 6901. */
function escaped(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}
