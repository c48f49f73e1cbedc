"use client";
// How does a visit on the ribbon say why it lies where it lies?
import { type ReactNode, useEffect, useRef, useState } from "react";
import type { RibbonProps } from "./ribbon";
import { RibbonFigure } from "./ribbon-figure";

const HOVER_MS = 300;

type RibbonInteractiveProps = Omit<RibbonProps, "size" | "width" | "span" | "onSelect" | "onHover" | "reason"> & {
  /** Why each visit lies where it lies, by id. */
  reasons: Readonly<Record<string, ReactNode>>;
  /** For a caller that marks the visit in its own list too. */
  onSelect?: (id: string | null) => void;
};

/** The ribbon with a reason beside its visits: opened by a press, by resting on a visit for 300 ms, closed by Esc or a second press. */
export function RibbonInteractive({ reasons, onSelect, selectedId, ...ribbon }: RibbonInteractiveProps) {
  const [ownId, setOwnId] = useState<string | null>(null);
  const [restedId, setRestedId] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const chosenId = selectedId ?? ownId;
  const shownId = restedId ?? chosenId;
  useEffect(() => () => clearTimeout(timer.current), []);

  const choose = (id: string | null) => {
    setOwnId(id);
    setRestedId(null);
    onSelect?.(id);
  };
  const rest = (id: string | null) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setRestedId(id), HOVER_MS);
  };

  return (
    <RibbonFigure
      {...ribbon}
      selectedId={shownId}
      onSelect={choose}
      onHover={rest}
      reason={shownId === null ? null : reasons[shownId]}
    />
  );
}
