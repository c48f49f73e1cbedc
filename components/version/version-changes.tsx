// In what does a newer version of a protocol differ?

type VersionChangesProps = {
  changes: { id: string; section: string; label: string; before: string | null; after: string | null }[];
  words: { figures: string; noFigures: string; was: string; is: string; none: string };
};

/** Only what differs, part by part: what it is, what it was and what it will be. */
export function VersionChanges({ changes, words }: VersionChangesProps) {
  const sections = [...new Set(changes.map(({ section }) => section))];
  return (
    <section className="grid gap-3" aria-labelledby="version-changes">
      <h2 id="version-changes" className="font-semibold text-16">
        {words.figures}
      </h2>
      {changes.length === 0 && <p className="text-ink-2">{words.noFigures}</p>}
      {sections.map((section) => (
        <div key={section}>
          <h3 className="border-line border-b pb-1 text-13 text-ink-3">{section}</h3>
          <dl>
            {changes
              .filter((change) => change.section === section)
              .map(({ id, label, before, after }) => (
                <div key={id} className="grid gap-x-4 border-line border-b py-2 sm:grid-cols-[10rem_1fr]">
                  <dt className="font-medium">{label}</dt>
                  <dd className="text-ink-2">
                    <p>
                      <span className="text-13 text-ink-3">{words.was}: </span>
                      {before ?? words.none}
                    </p>
                    <p className="text-ink">
                      <span className="text-13 text-ink-3">{words.is}: </span>
                      {after ?? words.none}
                    </p>
                  </dd>
                </div>
              ))}
          </dl>
        </div>
      ))}
    </section>
  );
}
