"use client";
// What time is it at the location, while the page stays open?
import { useEffect, useState } from "react";
import type { Minute } from "@/lib/time";
import { sayTimeAt, sayZone } from "@/lib/words/dates";

type ClockProps = { now: Minute; timeZone: string; locale: string };

/**
 * The location's time and its zone, "09:52 GMT". It counts on from the server's `now` by the page's own age, so that a
 * device whose clock is wrong still shows the clinic's time.
 */
export function Clock({ now, timeZone, locale }: ClockProps) {
  const [passed, setPassed] = useState(0);
  useEffect(() => {
    const opened = performance.now();
    const timer = setInterval(() => setPassed(Math.floor((performance.now() - opened) / 60_000)), 5_000);
    return () => clearInterval(timer);
  }, []);
  const at = now + passed;
  return (
    <span suppressHydrationWarning>
      {sayTimeAt(at, timeZone)} {sayZone(locale, at, timeZone)}
    </span>
  );
}
