// Who and what is lost now or soon, and how does it come back?
import Link from "next/link";
import type { ComponentProps } from "react";
import { EndLoss } from "./end-loss";

type BadDayLossesProps = {
  losses: { id: string; title: string; reason: string; href: string; endLead: string }[];
  words: ComponentProps<typeof EndLoss>["words"] & { current: string; none: string; open: string };
  onEnd: ComponentProps<typeof EndLoss>["onEnd"];
};

/** Leave that was planned stands here too: it is the same to the visits in it. */
export function BadDayLosses({ losses, words, onEnd }: BadDayLossesProps) {
  return (
    <section aria-labelledby="losses" className="grid gap-2 border-line border-t pt-5 print:hidden">
      <h2 id="losses" className="font-semibold text-16">
        {words.current}
      </h2>
      {losses.length === 0 ? (
        <p className="text-ink-2">{words.none}</p>
      ) : (
        <ul className="divide-y divide-line border-line border-y">
          {losses.map(({ id, title, reason, href, endLead }) => (
            <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-2.5">
              <div className="min-w-0 flex-1">
                <Link href={href} prefetch={false} className="font-medium hover:underline">
                  {title}
                </Link>
                {reason && <p className="text-13 text-ink-2">{reason}</p>}
              </div>
              <EndLoss lossId={id} title={title} lead={endLead} words={words} onEnd={onEnd} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
