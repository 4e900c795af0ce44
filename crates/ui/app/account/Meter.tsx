// The strength of a password: four bars, and the same in words with the server's advice.
import { t } from "../text";
import { lastOf, stepOf, type Measured } from "./strength";

const BARS = [1, 2, 3, 4];

export function Meter({ id, of: m }: { id: string; of: Measured }) {
  const answer = lastOf(m);
  const step = answer === null ? null : stepOf(answer);
  return (
    <div id={id} class="meter" data-step={step ?? "none"}>
      <div class="meter-bars" aria-hidden="true">{BARS.map((bar) => <span key={bar} class={step !== null && bar <= Math.max(1, step) ? "on" : undefined} />)}</div>
      <div role="status" aria-live="polite">
        <p class="meter-word">{words(m)}</p>
        {answer !== null && answer.rad.length > 0 && <ul>{answer.rad.map((advice) => <li key={advice}>{advice}</li>)}</ul>}
      </div>
    </div>
  );
}

export function words(m: Measured): string {
  const answer = lastOf(m);
  if (answer !== null) return t(answer.godtas ? "strength.good_enough" : "strength.too_weak", { styrke: t(`strength.${stepOf(answer)}`) });
  if (m.kind === "asking") return t("strength.asking");
  return t(m.kind === "empty" ? "strength.empty" : "strength.unknown");
}
