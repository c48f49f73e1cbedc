// How is a client found again, however the name was typed?

/** Lower case, without the marks on letters and without apostrophes: "Siobhán O’Neill" and "siobhan oneill" are one. */
export function folded(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[\p{M}'’‘ʼ`´]/gu, "")
    .toLowerCase()
    .trim();
}

/** What a client is found by: name, e-mail, and the digits of the phone with and without its country code. */
export function searchKeyOf(client: {
  givenName: string;
  familyName: string;
  email: string | null;
  phoneE164: string | null;
}): string {
  const digits = client.phoneE164?.replace(/\D/g, "") ?? "";
  return [
    folded(client.givenName),
    folded(client.familyName),
    folded(client.email ?? ""),
    digits,
    digits && `0${digits.slice(2)}`,
  ]
    .filter(Boolean)
    .join(" ");
}

/**
 * The parts that must all occur in the key; groups of digits are one number ("0117 496" is "0117496"), and a country code
 * is one however it is dialled ("+44", "0044", "+44 (0)").
 */
export function searchParts(typed: string): string[] {
  const text = folded(typed)
    .replace(/\(0\)/g, "")
    .replace(/(?<=\d)[\s()./-]+(?=\d)/g, "")
    .replace(/[+(]+(?=\d)/g, "");
  const parts = text.split(/\s+/).map((part) => part.replace(/^00(?=[1-9]\d*$)/, ""));
  return parts.filter(Boolean).slice(0, 6);
}
