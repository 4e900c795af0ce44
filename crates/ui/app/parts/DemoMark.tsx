// The mark that nobody may miss: which of what is shown is schematic or invented.
import type { Meta } from "../api/types";
import { label, t } from "../text";
import { demoMark, type DemoState } from "./demo-model";

export function DemoMark({ meta }: { meta: Meta }) {
  const mark = demoMark(meta);
  if (mark === null) return null;
  const [title, ...rest] = words(mark);
  return (
    <p class="demo">
      <span><b>{title}</b>{rest.map((part) => ` · ${part}`)}</span>
    </p>
  );
}

function words(mark: DemoState): string[] {
  const invented = mark.invented ? [t("demo.invented")] : [];
  if (mark.schematic.length === 0) return [t("demo.invented"), label("layer", "indicators")];
  if (!mark.partly) return [t("demo.schematic"), ...invented];
  return [t("demo.partly"), mark.schematic.map((l) => label("layer", l)).join(", "), ...invented];
}
