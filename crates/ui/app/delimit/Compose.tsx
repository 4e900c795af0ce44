// Composing by hand: units from the list or the map, or a shape that is drawn, pasted or uploaded.
import { num } from "../format";
import { t } from "../text";
import { DrawTools } from "./DrawTools";
import { ShapeInput } from "./ShapeInput";
import { clearArea, composed, delimit } from "./store";
import { UnitKind } from "./UnitKind";
import { UnitList } from "./UnitList";
import { corners } from "../state/shape-code";
import { shapeCode } from "../state/delimit-url";

export function Compose() {
  const d = delimit.value;
  return (
    <>
      <UnitKind name="enhet" />
      {d.shape !== null && (
        <p class="av-remark">
          {t("avg.shape.now", { n: num(corners(d.shape)) })}{shapeCode(d.shape) === null && ` ${t("avg.shape.large")}`}
        </p>
      )}
      <UnitList />
      {composed.value && <p class="av-clear"><button type="button" class="text-button" onClick={clearArea}>{t("avg.clear")}</button></p>}
      <section class="av-block" aria-labelledby="av-egen">
        <h2 id="av-egen">{t("avg.own")}</h2>
        <p class="av-help">{t("avg.own.help")}</p>
        <DrawTools />
        <ShapeInput />
      </section>
    </>
  );
}
