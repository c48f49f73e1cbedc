// Where does the client stand in their course?
import type { RibbonContent } from "@/components/plan/ribbon";
import { RibbonRows } from "@/components/plan/ribbon-rows";

type CourseRibbonProps = {
  id: string;
  title: string;
  lead: string;
  note: string;
  ribbon: RibbonContent;
};

/** The ribbon, standing, at every width: the client's column is a phone's. */
export function CourseRibbon({ id, title, lead, note, ribbon }: CourseRibbonProps) {
  return (
    <section aria-labelledby={`course-${id}`}>
      <h2 id={`course-${id}`} className="font-semibold">
        {title}
      </h2>
      <p className="text-14 text-ink-2">{lead}</p>
      <div className="pt-5 pb-2">
        <RibbonRows {...ribbon} />
      </div>
      <p className="text-14 text-ok-ink">
        {ribbon.words.expectedResult}. {note}
      </p>
    </section>
  );
}
