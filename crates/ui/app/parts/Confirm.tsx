// Asks before something that cannot be undone. The harmless answer takes focus.
import { t } from "../text";

interface Props {
  label: string;
  text: string;
  yes: string;
  no?: string;
  busy?: boolean;
  onYes: () => void;
  onNo: () => void;
}

export function Confirm({ label, text, yes, no = t("app.cancel"), busy = false, onYes, onNo }: Props) {
  return (
    <div class="av-confirm" role="group" aria-label={label} onKeyDown={(e) => e.key === "Escape" && onNo()}>
      <p>{text}</p>
      <div class="av-buttons">
        <button type="button" class="ds-button" disabled={busy} onClick={onYes}>{yes}</button>
        <button type="button" class="ds-button" data-variant="secondary" ref={takeFocus} onClick={onNo}>{no}</button>
      </div>
    </div>
  );
}

function takeFocus(element: HTMLElement | null): void {
  element?.focus();
}
