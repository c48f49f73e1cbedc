// What runs beside the pages of a server, and how does it end?
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { startBackground } = await import("@/lib/jobs/background");
    startBackground();
  }
}
