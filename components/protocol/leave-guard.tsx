"use client";
// What if somebody leaves the page with changes that are not published?
import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";

type LeaveGuardProps = {
  isOn: boolean;
  words: { leaveTitle: string; leaveLead: string; leave: string; stay: string };
};

/** Asks before a link is followed, and lets the browser ask before the page is closed. */
export function LeaveGuard({ isOn, words }: LeaveGuardProps) {
  const router = useRouter();
  const [href, setHref] = useState<string | null>(null);

  const onClick = useEffectEvent((event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (!isOn || !link || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
    if (link.target === "_blank" || link.origin !== location.origin || link.pathname === location.pathname) return;
    event.preventDefault();
    event.stopPropagation();
    setHref(link.pathname + link.search);
  });
  const onUnload = useEffectEvent((event: BeforeUnloadEvent) => {
    if (isOn) event.preventDefault();
  });
  useEffect(() => {
    const click = (event: MouseEvent) => onClick(event);
    const unload = (event: BeforeUnloadEvent) => onUnload(event);
    document.addEventListener("click", click, true);
    window.addEventListener("beforeunload", unload);
    return () => {
      document.removeEventListener("click", click, true);
      window.removeEventListener("beforeunload", unload);
    };
  }, []);

  return (
    <Dialog
      open={href !== null}
      onClose={() => setHref(null)}
      title={words.leaveTitle}
      lead={words.leaveLead}
      actions={
        <>
          <Button variant="quiet" onClick={() => href !== null && router.push(href)}>
            {words.leave}
          </Button>
          <Button variant="filled" onClick={() => setHref(null)}>
            {words.stay}
          </Button>
        </>
      }
    />
  );
}
