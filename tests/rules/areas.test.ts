// For which places of the body is each protocol?
import { expect, test } from "vitest";
import { AREAS, areasFor } from "@/lib/rules/areas";
import { BUILT_IN_PROTOCOLS } from "@/lib/rules/built-in-protocols";

test("the scalp's protocol is for the scalp, every other one for all areas", () => {
  const only = BUILT_IN_PROTOCOLS.flatMap((one) =>
    areasFor(one).length === AREAS.length ? [] : [[one.key, areasFor(one)]],
  );
  expect(only).toEqual([["scalp", ["scalp"]]]);
});

test("a clinic's own protocol is for all areas", () => {
  expect(areasFor({ key: "something-new" })).toEqual(AREAS);
});

test.each(["scalp-copy", "scalp-copy-2", "scalp-copy-2-copy"])("%s is for what it was copied from", (key) => {
  expect(areasFor({ key })).toEqual(["scalp"]);
});
