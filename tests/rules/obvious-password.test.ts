// Which passwords would a stranger try first?
import { expect, test } from "vitest";
import { isObviousPassword } from "@/lib/rules/obvious-password";

const KNOWN = ["siobhan.kelly@mail.example", "Siobhán", "Kelly", "Harbour Skin", "2026"];

test.each([
  "password12",
  "Passw0rd!!".replace("0", "o"),
  "1234567890",
  "qwertyuiop",
  "aaaaaaaaaaaa",
  "abababababab",
  "siobhan.kelly@mail.example",
  "SiobhanKelly1",
  "kelly-siobhán-1",
  "harbourskin2026",
  "welcome2026!",
  "needlepoint1",
])("%s is obvious", (password) => {
  expect(isObviousPassword(password, KNOWN)).toBe(true);
});

test.each([
  "a long enough one",
  "wet sand, cold tea",
  "Kelly likes herons",
  "x7#kQ!r9$Lm2",
  "!@#$%^&*()+=",
  "крепкий чай утром",
])("%s is not", (password) => {
  expect(isObviousPassword(password, KNOWN)).toBe(false);
});
