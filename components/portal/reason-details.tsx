"use client";
// How does a reason open, by a press or by the address that leads to it?
import { ChevronDown } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { Icon } from "@/components/ui/icon";

type ReasonDetailsProps = {
  /** The part of an address, behind "#", that leads here. */
  anchor: string;
  summary: ReactNode;
  children: ReactNode;
};

export function ReasonDetails({ anchor, summary, children }: ReasonDetailsProps) {
  const ref = useRef<HTMLDetailsElement>(null);

  useEffect(() => {
    const openIfNamed = () => {
      if (!ref.current || window.location.hash !== `#${anchor}`) return;
      ref.current.open = true;
      ref.current.querySelector("summary")?.focus({ preventScroll: true });
    };
    openIfNamed();
    window.addEventListener("hashchange", openIfNamed);
    return () => window.removeEventListener("hashchange", openIfNamed);
  }, [anchor]);

  return (
    <details ref={ref} className="group mt-1">
      <summary className="flex min-h-11 w-fit list-none items-center gap-1.5 rounded-8 font-medium text-14 text-accent-ink [&::-webkit-details-marker]:hidden">
        {summary}
        <Icon of={ChevronDown} className="transition-transform group-open:rotate-180" />
      </summary>
      {children}
    </details>
  );
}
