// What became of the visit that was selected here, and what next?
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";

type NextStep = { href: string; label: string } | null;

export function CancelledNotice({ sentence, again, record }: { sentence: string; again: NextStep; record: NextStep }) {
  return (
    <Notice
      kind="info"
      detail={
        <span className="flex flex-wrap gap-2 pt-1.5">
          {[again, record].map(
            (next) =>
              next && (
                <LinkButton key={next.href} href={next.href} prefetch={false} size={28} className="pointer-coarse:h-11">
                  {next.label}
                </LinkButton>
              ),
          )}
        </span>
      }
    >
      {sentence}
    </Notice>
  );
}
