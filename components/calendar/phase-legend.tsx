// What do the textures of a block mean?

type PhaseLegendProps = { label: string; words: { numbing: string; needling: string; cleaning: string } };

const sample = "size-3.5 rounded-[3px] border border-ok-edge [--lane:var(--ok-edge)]";

export function PhaseLegend({ label, words }: PhaseLegendProps) {
  return (
    <ul aria-label={label} className="flex gap-3.5 text-12 text-ink-2 whitespace-nowrap">
      <li className="flex items-center gap-1.5">
        <span
          aria-hidden="true"
          className={`${sample} bg-[image:repeating-linear-gradient(135deg,var(--lane)_0_1.4px,transparent_1.4px_5px)]`}
        />
        {words.numbing}
      </li>
      <li className="flex items-center gap-1.5">
        <span aria-hidden="true" className={`${sample} bg-accent-soft`} />
        {words.needling}
      </li>
      <li className="flex items-center gap-1.5">
        <span
          aria-hidden="true"
          className={`${sample} bg-[image:radial-gradient(var(--lane)_1px,transparent_1.3px)] bg-size-[4px_4px]`}
        />
        {words.cleaning}
      </li>
    </ul>
  );
}
