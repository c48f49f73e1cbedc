// Which key does the same?

/** A key's name ("⌘K"). Inside a filled button `bare` leaves its box away. */
export function KeyHint({ children, bare = false }: { children: string; bare?: boolean }) {
  return (
    <kbd
      className={
        bare
          ? "font-medium font-sans text-12 opacity-85"
          : "rounded-4 bg-sunken px-1.25 font-medium font-sans text-12/4.5 text-ink-3 ring-1 ring-line ring-inset"
      }
    >
      {children}
    </kbd>
  );
}
