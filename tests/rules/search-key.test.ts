// How is a client found again?
import { expect, test } from "vitest";
import { searchKeyOf, searchParts } from "@/lib/rules/search-key";

const key = searchKeyOf({
  givenName: "Siobhán",
  familyName: "Ó Néill-Kelly",
  email: "Siobhan@Example.com",
  phoneE164: "+441174960142",
});

test.each([
  "siobhan",
  "SIOBHÁN",
  "neill",
  "kelly siob",
  "@example",
  "+44 117 496 0142",
  "0117 496 0142",
  "(0117) 496-0142",
  "0142",
  "0044 117 496 0142",
  "00441174960142",
  "+44 (0)117 496 0142",
])("%s finds her", (typed) => {
  const parts = searchParts(typed);
  expect(parts.length).toBeGreaterThan(0);
  for (const part of parts) expect(key).toContain(part);
});

test("nothing typed is nothing to look for", () => {
  expect(searchParts("   ")).toEqual([]);
});

test.each(["O'Neill", "O’Neill", "o‘neill", "ONeill", "oneill"])(
  "%s finds O’Neill, and however it was written down",
  (typed) => {
    for (const familyName of ["O'Neill", "O’Neill"]) {
      const stored = searchKeyOf({ givenName: "Aoife", familyName, email: null, phoneE164: null });
      for (const part of searchParts(typed)) expect(stored).toContain(part);
    }
  },
);
