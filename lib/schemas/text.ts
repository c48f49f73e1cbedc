// Which text may be kept: something that can be seen, and nothing that changes how its neighbours are read?
import { z } from "zod";

/** Control characters, marks that turn the direction of writing, what takes no room, and half a character, which no JSON of Postgres takes. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}]/u;
const LINES = /[\r\n\t]/g;

/** One line of 1 to `most` characters, trimmed; blanks for line ends. */
export const shown = (most: number) =>
  z
    .string("required")
    .transform((text) => text.replace(LINES, " ").trim())
    .pipe(
      z
        .string()
        .min(1, "required")
        .max(most, "tooLong")
        .refine((text) => !UNSEEN.test(text) && /[\p{L}\p{N}]/u.test(text), "invalid"),
    );
