// How is a row of a list moved, or taken away, without losing the place of who does it by keyboard?
import { ArrowDown, ArrowUp, Trash2 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { type EditorWords, filled } from "./editor-words";

type RowButtonsProps = {
  /** The list's path: the focus goes with the row, and to its neighbour when it is taken away. */
  list: string;
  title: string;
  index: number;
  count: number;
  words: EditorWords;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
};

/** The id of the button that adds a row; it takes the focus when the last row is gone. */
export const addButtonId = (list: string) => `add-${list}`;

/** At an end of the list a button stays where it is, as good as gone. */
export const AT_THE_END = "aria-disabled:border-transparent! aria-disabled:bg-transparent! aria-disabled:opacity-40";

const buttonId = (list: string, index: number, does: "up" | "down" | "remove") => `${does}-${list}-${index}`;

/** Once the list stands as it was asked for. */
function focusLater(...ids: string[]) {
  requestAnimationFrame(() =>
    ids
      .map((id) => document.getElementById(id))
      .find((one) => one !== null)
      ?.focus(),
  );
}

/** Earlier, later, away. The two at the ends stay reachable, so that the focus is not lost there. */
export function RowButtons({ list, title, index, count, words, onMove, onRemove }: RowButtonsProps) {
  const { moveUp, moveDown, remove } = words.editor;
  const move = (by: -1 | 1) => {
    if (index + by < 0 || index + by >= count) return;
    onMove(by);
    focusLater(buttonId(list, index + by, by < 0 ? "up" : "down"));
  };
  const takeAway = () => {
    onRemove();
    focusLater(buttonId(list, Math.min(index, count - 2), "remove"), addButtonId(list));
  };
  return (
    <span className="flex gap-0.5">
      <Button
        {...{ id: buttonId(list, index, "up"), variant: "quiet", size: 28, square: true }}
        aria-label={filled(moveUp, title)}
        aria-disabled={index === 0 || undefined}
        className={AT_THE_END}
        onClick={() => move(-1)}
        icon={<Icon of={ArrowUp} size={15} />}
      />
      <Button
        {...{ id: buttonId(list, index, "down"), variant: "quiet", size: 28, square: true }}
        aria-label={filled(moveDown, title)}
        aria-disabled={index === count - 1 || undefined}
        className={AT_THE_END}
        onClick={() => move(1)}
        icon={<Icon of={ArrowDown} size={15} />}
      />
      <Button
        {...{ id: buttonId(list, index, "remove"), variant: "quiet", size: 28, square: true }}
        aria-label={filled(remove, title)}
        onClick={takeAway}
        icon={<Icon of={Trash2} size={15} />}
      />
    </span>
  );
}
