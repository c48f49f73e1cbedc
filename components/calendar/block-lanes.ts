// Where in its column does a visit lie, so that neighbours interlock and none hides another?
import type { Block, Part } from "./calendar-data";

type Half = "outer" | "inner" | null;

export type Lane = {
  /** At which edge of the block numbing and cleaning run down. */
  side: "left" | "right";
  /** Where numbing or cleaning meets another visit's on the same side, each takes half of the lane; null for a whole one. */
  before: Half;
  after: Half;
  /** The block's share of the column's width, where two clinician's times overlap (a missed visit and its heir). */
  share: { index: number; of: number };
};

/** One lane a block, in the blocks' order: sides alternate from the right, in the order in which treatment begins. */
export function lanesOf(blocks: readonly Block[]): Lane[] {
  const order = blocks.map((_, index) => index).sort((a, b) => fromOf(blocks[a]) - fromOf(blocks[b]));
  const lanes = new Map<number, Lane>();
  let open: { index: number; track: number }[] = [];
  let cluster: number[] = [];

  const close = () => {
    const of = Math.max(0, ...cluster.map((index) => lanes.get(index)?.share.index ?? 0)) + 1;
    for (const index of cluster) {
      const lane = lanes.get(index);
      if (lane) lane.share.of = of;
    }
    cluster = [];
  };

  for (const [turn, index] of order.entries()) {
    const block = blocks[index];
    if (!block) continue;
    open = open.filter((one) => (blocks[one.index]?.treating.until ?? 0) > block.treating.from);
    if (open.length === 0) close();
    let track = 0;
    while (open.some((one) => one.track === track)) track += 1;
    open.push({ index, track });
    cluster.push(index);
    lanes.set(index, {
      side: turn % 2 === 0 ? "right" : "left",
      before: null,
      after: null,
      share: { index: track, of: 1 },
    });
  }
  close();
  splitMeeting(blocks, order, lanes);
  return blocks.map(
    (_, index) => lanes.get(index) ?? { side: "right", before: null, after: null, share: { index: 0, of: 1 } },
  );
}

/** Parts of two visits that run down the same side at the same time share its width, the earlier visit inside. */
function splitMeeting(blocks: readonly Block[], order: readonly number[], lanes: ReadonlyMap<number, Lane>): void {
  for (const [turn, index] of order.entries()) {
    for (const later of order.slice(turn + 1)) {
      const [a, b] = [blocks[index], blocks[later]];
      const [mine, theirs] = [lanes.get(index), lanes.get(later)];
      if (!a || !b || !mine || !theirs || mine.side !== theirs.side) continue;
      for (const own of PARTS) {
        for (const other of PARTS) {
          if (!meet(a[own], b[other])) continue;
          mine[own] ??= "inner";
          theirs[other] ??= mine[own] === "inner" ? "outer" : "inner";
        }
      }
    }
  }
}

const PARTS = ["before", "after"] as const;

const meet = (a: Part | null, b: Part | null) => a !== null && b !== null && a.from < b.until && b.from < a.until;
const fromOf = (block: Block | undefined) => block?.treating.from ?? 0;
