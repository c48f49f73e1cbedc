// What does every address of the API say about itself, and how does it say no?
import { z } from "zod";

/** One method of one address: what may be asked, what is answered. The route checks by it, and the OpenAPI page is made from it. */
export type ApiEndpoint = {
  id: string;
  method: "get" | "post";
  /** With {names} where the path has parameters. */
  path: string;
  summary: string;
  description: string;
  params: z.ZodObject;
  query: z.ZodObject;
  body?: z.ZodObject;
  answer: z.ZodObject;
  status: 200 | 201;
  /** Statuses of a "no" besides those that every address may answer. */
  refusals: readonly number[];
};

/** RFC 9457. */
export const problemSchema = z.object({
  type: z.string().meta({ description: "Names the kind of problem; no page stands there" }),
  title: z.string(),
  status: z.int(),
  detail: z.string().meta({ description: "A sentence for people" }),
  code: z.string().meta({ description: "A word for programs, as plan-changed" }),
  requestId: z.string().meta({ description: "The line in the clinic's log" }),
  errors: z
    .array(z.object({ in: z.enum(["path", "query", "header", "body"]), pointer: z.string(), detail: z.string() }))
    .optional()
    .meta({ description: "What can't be used, by JSON pointer" }),
  preview: z.string().optional().meta({ description: "Where to look anew" }),
});
export type ApiProblem = z.infer<typeof problemSchema>;
