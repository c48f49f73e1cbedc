// What does a client do when something is not right?
import { Phone } from "lucide-react";
import { buttonLook } from "@/components/ui/button-look";
import { Icon } from "@/components/ui/icon";

type CallForHelpProps = { title: string; lines: string[]; call: { label: string; href: string } };

export function CallForHelp({ title, lines, call }: CallForHelpProps) {
  return (
    <section aria-labelledby="help" className="grid gap-2 border-line border-t pt-5">
      <h2 id="help" className="font-semibold">
        {title}
      </h2>
      {lines.map((line) => (
        <p key={line} className="text-14 text-ink-2">
          {line}
        </p>
      ))}
      <CallLink {...call} />
    </section>
  );
}

/** The clinic's number, to press. */
export function CallLink({ label, href }: { label: string; href: string }) {
  return (
    <a href={href} className={`${buttonLook("outline", 48)} mt-1`}>
      <Icon of={Phone} size={18} />
      {label}
    </a>
  );
}
