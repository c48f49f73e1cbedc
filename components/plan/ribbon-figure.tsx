// How does one plan's ribbon fit where it stands: wide with its words, narrower with short ones, standing on a phone?
import { Ribbon, type RibbonProps } from "./ribbon";
import { RibbonRows } from "./ribbon-rows";

/** The ribbon in the form that its place has room for. Only one form is shown, and only that one is read aloud. */
export function RibbonFigure(props: Omit<RibbonProps, "size" | "width" | "span">) {
  return (
    <figure className="@container w-full">
      <div className="hidden @min-[960px]:block">
        <Ribbon {...props} size="full" width={1120} />
      </div>
      <div className="hidden @min-[480px]:@max-[960px]:block">
        <Ribbon {...props} size="compact" width={640} />
      </div>
      <div className="@min-[480px]:hidden">
        <RibbonRows {...props} />
      </div>
    </figure>
  );
}
