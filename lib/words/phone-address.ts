// Where does a press on a phone number lead?

/**
 * From a number as people write it.
 *
 * @example phoneAddress("+44 117 496 0100") // "tel:+441174960100"
 */
export function phoneAddress(phone: string): string {
  return `tel:${phone.replace(/[^+\d]/g, "")}`;
}
