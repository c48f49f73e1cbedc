// What is the command doing, and how long did it take?

/**
 * Does one step and prints a line when it is done: what it is called and its time.
 *
 * @param done the line's words when they depend on the outcome
 */
export async function step<T>(name: string, work: () => Promise<T>, done?: (outcome: T) => string): Promise<T> {
  const started = performance.now();
  const terminal = process.stdout.isTTY === true;
  if (terminal) process.stdout.write(`… ${name}\r`);
  const outcome = await work();
  const words = done ? done(outcome) : name;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  // In a terminal the line covers the one that said what was going on.
  console.log(`✓ ${words}  ${seconds} s${terminal ? " ".repeat(Math.max(0, name.length - words.length)) : ""}`);
  return outcome;
}
