// Does this process outlive the one that started it? No: when the channel to it closes, it ends, in order first and by force after five seconds.
process.on("disconnect", () => {
  process.kill(process.pid, "SIGTERM");
  setTimeout(() => process.exit(1), 5000).unref();
});
