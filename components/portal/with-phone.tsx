// How is a phone number inside a sentence called with one press?
import { phoneAddress } from "@/lib/words/phone-address";

/** The sentence, with the number in it as a link. */
export function WithPhone({ children, phone }: { children: string; phone: string }) {
  const at = children.indexOf(phone);
  if (at < 0) return children;
  return (
    <>
      {children.slice(0, at)}
      <a href={phoneAddress(phone)} className="whitespace-nowrap text-accent-ink underline underline-offset-2">
        {phone}
      </a>
      {children.slice(at + phone.length)}
    </>
  );
}
