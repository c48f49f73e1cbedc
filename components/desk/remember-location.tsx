"use client";
// Which location does this desk come back to?
import { useEffect } from "react";

type RememberLocationProps = {
  locationId: string;
  onChoose: (input: { locationId: string }) => Promise<{ ok: boolean }>;
};

/** Stands on the page of a location that was chosen and is not remembered yet. Without an answer it stays so. */
export function RememberLocation({ locationId, onChoose }: RememberLocationProps) {
  useEffect(() => {
    onChoose({ locationId }).catch(() => null);
  }, [locationId, onChoose]);
  return null;
}
