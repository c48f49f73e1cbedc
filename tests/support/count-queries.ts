// How many statements does a piece of work send to the database?
import pg from "pg";

/**
 * Counts what goes over the wire of every connection of this process while `work` runs; opening and closing a transaction
 * counts too. One piece of work at a time.
 */
export async function countQueries<T>(work: () => Promise<T>): Promise<{ value: T; queries: number }> {
  const { query } = pg.Client.prototype;
  let queries = 0;
  pg.Client.prototype.query = function counted(this: pg.Client, ...args: unknown[]) {
    queries += 1;
    return Reflect.apply(query, this, args);
  } as typeof query;
  try {
    return { value: await work(), queries };
  } finally {
    pg.Client.prototype.query = query;
  }
}
