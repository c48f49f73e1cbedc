// Which consultations has a client before them?
import { CalendarDays, CalendarSync } from "lucide-react";
import { Icon } from "@/components/ui/icon";
import { LinkButton } from "@/components/ui/link-button";

type ConsultationsProps = {
  consultations: {
    id: string;
    when: string;
    who: string;
    statusText: string;
    dayHref: string;
    moveHref: string | null;
  }[];
  words: { heading: string; showOnDay: string; move: string };
};

/** The soonest first; nothing at all where there is none. */
export function ConsultationsToCome({ consultations, words }: ConsultationsProps) {
  if (consultations.length === 0) return null;
  return (
    <section className="grid gap-2" aria-labelledby="to-come">
      <h2 id="to-come" className="font-semibold text-16">
        {words.heading}
      </h2>
      <ul className="border-line border-t">
        {consultations.map(({ id, when, who, statusText, dayHref, moveHref }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-1 border-line border-b py-2">
            <span className="font-medium">{when}</span>
            <span className="text-ink-2">{who}</span>
            <span className="text-ink-3">{statusText}</span>
            <span className="ml-auto flex gap-2" data-screen-only>
              <LinkButton
                href={dayHref}
                variant="quiet"
                size={28}
                square
                prefetch={false}
                aria-label={`${words.showOnDay}: ${when}`}
                title={words.showOnDay}
                className="pointer-coarse:size-11"
              >
                <Icon of={CalendarDays} size={15} />
              </LinkButton>
              {moveHref && (
                <LinkButton
                  href={moveHref}
                  size={28}
                  prefetch={false}
                  icon={<Icon of={CalendarSync} size={14} />}
                  aria-label={`${words.move}: ${when}`}
                  className="pointer-coarse:h-11"
                >
                  {words.move}
                </LinkButton>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
