// The mark that nobody may miss: which of what is shown is schematic or invented.
import type { Meta } from "../api/types";
import { label, t } from "../text";
import { demoMark } from "./demo-model";

export function DemoMark({ meta }: { meta: Meta }) {
  const mark = demoMark(meta);
  if (mark === null) return null;
  const title = t(mark.partly ? "demo.partly" : "demo.schematic");
  const rest = mark.partly ? mark.layers.map((l) => label("layer", l)).join(", ") : mark.invented ? t("demo.invented") : null;
  return (
    <p class="demo">
      <span><b>{title}</b>{rest && ` · ${rest}`}</span>
    </p>
  );
}
