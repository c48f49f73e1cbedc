// Which passwords would a stranger try first?
import { folded } from "./search-key";

const COMMON = [
  "password",
  "passwort",
  "contrasena",
  "motdepasse",
  "letmein",
  "iloveyou",
  "welcome",
  "needlepoint",
  "administrator",
  "football",
  "baseball",
  "sunshine",
  "princess",
  "qwertyuiop",
  "asdfghjkl",
  "zxcvbnm",
  "qwerty",
  "azerty",
  "abcdefghij",
  "1234567890",
  "123456789",
  "12345678",
  "0987654321",
  "abc123",
  "1q2w3e4r",
];
/** So many letters have to be the person's own. */
const OWN_LETTERS = 5;
const DIFFERENT_LETTERS = 5;

/**
 * Whether little more is left of it once common words and what others know of the person are taken away, or it repeats a few
 * letters.
 *
 * Source: OWASP and NIST SP 800-63B, 5.1.1.2: refuse what is common, repetitive or made of the person's own data; ask for no
 * mixture of signs.
 *
 * @param known what others know: names, the e-mail address, the clinic
 */
export function isObviousPassword(password: string, known: readonly string[]): boolean {
  const text = folded(password);
  const parts = known.flatMap((word) => folded(word).split(/[^\p{L}\p{N}]+/u));
  const words = [...COMMON, ...parts].filter((word) => word.length >= 3).sort((a, b) => b.length - a.length);
  const left = words.reduce((rest, word) => rest.replaceAll(word, ""), text).replace(/[\s._@-]/g, "");
  return left.length < OWN_LETTERS || new Set(text).size < DIFFERENT_LETTERS;
}
