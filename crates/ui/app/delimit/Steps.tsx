// Compose, suggest or open what is saved: tabs over the left column.
import { STEPS, type Step } from "../state/delimit-url";
import { t } from "../text";
import { changeDelimit, delimit, scenarios } from "./store";
import { num } from "../format";

export function Steps() {
  const now = delimit.value.step;
  const saved = scenarios.data.value?.scenarier.length ?? 0;
  const key = (event: KeyboardEvent) => {
    const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    const next = STEPS[(STEPS.indexOf(now) + by + STEPS.length) % STEPS.length] as Step;
    changeDelimit({ step: next });
    document.getElementById(`av-fane-${next}`)?.focus();
  };
  return (
    <div class="av-tabs" role="tablist" aria-label={t("avg.steps")} onKeyDown={key}>
      {STEPS.map((step) => (
        <button key={step} id={`av-fane-${step}`} type="button" role="tab" aria-selected={step === now} aria-controls="av-steg" tabIndex={step === now ? 0 : -1} onClick={() => changeDelimit({ step })}>
          {t(`avg.step.${step}`)}{step === "lagret" && saved > 0 && <span class="mut"> {num(saved)}</span>}
        </button>
      ))}
    </div>
  );
}
