// What stands in for the package `server-only` in tests? Nothing: they run on the server.
export {};
