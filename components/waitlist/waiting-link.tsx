// Does this visit wait for an earlier time?
import { Hourglass } from "lucide-react";
import Link from "next/link";
import { Icon } from "@/components/ui/icon";

export function WaitingLink({ text, href }: { text: string; href: string }) {
  return (
    <p className="flex items-start gap-2 text-13">
      <Icon of={Hourglass} size={15} className="mt-px text-ink-3" />
      <Link href={href} prefetch={false} className="rounded-4 underline underline-offset-3">
        {text}
      </Link>
    </p>
  );
}
