// How is a linear or mixed-integer program solved without blocking the server?
//
// HiGHS, compiled to WebAssembly, in a thread of its own: its `solve` doesn't give way until it has an answer. The thread's
// program is plain text, because a thread can't begin in a TypeScript file wherever this one may run (Node alone, the tests,
// a server build). It keeps the time itself, and is ended from outside should it overrun.

import { Worker } from "node:worker_threads";

/** Least `cost · x` over 0 ≤ x ≤ 1 with every row's sum between its bounds; rows are packed one after the other. */
export type Program = {
  cost: Float64Array;
  /** Whether every x must be 0 or 1. */
  whole: boolean;
  rowLower: Float64Array;
  rowUpper: Float64Array;
  /** Row r has its entries from place `rowStarts[r]` up to `rowStarts[r + 1]`. */
  rowStarts: Int32Array;
  columns: Int32Array;
  values: Float64Array;
};

/**
 * "late": the time was over before the best was certain; `x` is the best found, if any. `rowDuals` is how much the least
 * cost would change with one more unit of a row's bound; it means something for a program that need not be whole.
 */
export type Answer = {
  status: "optimal" | "infeasible" | "late";
  x: Float64Array | null;
  rowDuals: Float64Array | null;
};

export type Solver = {
  /** @param share of the solver's whole time, counted from its opening, after which to give up */
  solve(program: Program, share: number): Promise<Answer>;
  close(): void;
};

/** How long past its time the thread may go on before it is ended. */
const GRACE_MS = 400;

const LATE: Answer = { status: "late", x: null, rowDuals: null };

// The thread looks for HiGHS itself: a bundler that saw it here would pack it, and its WebAssembly file would be missed.
const THREAD = `
const { createRequire } = require("node:module");
const { parentPort, workerData } = require("node:worker_threads");
const FEASIBLE = 2;
const began = performance.now();
const loading = createRequire(workerData.from)("highs")();
parentPort.on("message", async ({ program, share }) => {
  try {
    const highs = await loading;
    parentPort.postMessage({ answer: solve(highs, program, share) });
  } catch (error) {
    parentPort.postMessage({ error: String(error) });
  }
});

function solve(highs, { cost, whole, rowLower, rowUpper, rowStarts, columns, values }, share) {
  const left = (workerData.limitMs * share - (performance.now() - began)) / 1000;
  if (left <= 0) return { status: "late", x: null, rowDuals: null };
  const { modelStatus } = highs.constants;
  const numCols = cost.length;
  const numRows = rowLower.length;
  const model = highs.createModel({
    numCols,
    numRows,
    colCost: cost,
    colLower: new Float64Array(numCols),
    colUpper: new Float64Array(numCols).fill(1),
    rowLower,
    rowUpper,
    matrix: { format: "csr", numRows, numCols, starts: rowStarts, indices: columns, values },
    ...(whole ? { integrality: new Int32Array(numCols).fill(1) } : {}),
  });
  try {
    model.options.set({ output_flag: false, mip_rel_gap: 0, time_limit: left });
    model.run();
    const status = model.getModelStatus();
    if (status === modelStatus.infeasible) return { status: "infeasible", x: null, rowDuals: null };
    const isLate = status === modelStatus.timeLimit;
    if (!isLate && status !== modelStatus.optimal) throw new Error("HiGHS ended with model status " + status);
    const isFound = model.info.get("primal_solution_status") === FEASIBLE;
    const { colValue, rowDual } = model.getSolution();
    return { status: isLate ? "late" : "optimal", x: isFound ? colValue : null, rowDuals: rowDual };
  } finally {
    model.dispose();
  }
}
`;

/**
 * A solver whose time runs from now on, for all programs together. To be closed, come what may; it solves one program at
 * a time.
 *
 * @throws Error (the promise rejects) when HiGHS fails
 */
export function openSolver(limitMs: number): Solver {
  const thread = new Worker(THREAD, { eval: true, workerData: { from: import.meta.url, limitMs } });
  let waiting: { resolve: (answer: Answer) => void; reject: (error: Error) => void } | null = null;
  let over: Answer | Error | null = null;

  const end = (outcome: Answer | Error) => {
    over ??= outcome;
    clearTimeout(timer);
    void thread.terminate();
    if (outcome instanceof Error) waiting?.reject(outcome);
    else waiting?.resolve(outcome);
    waiting = null;
  };
  const timer = setTimeout(() => end(LATE), limitMs + GRACE_MS);
  thread.on("error", end);
  thread.on("message", ({ answer, error }: { answer?: Answer; error?: string }) => {
    if (answer) waiting?.resolve(answer);
    else waiting?.reject(new Error(error));
    waiting = null;
  });

  return {
    solve(program, share) {
      if (over instanceof Error) return Promise.reject(over);
      if (over) return Promise.resolve(over);
      return new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        thread.postMessage({ program, share });
      });
    },
    close: () => end(LATE),
  };
}
