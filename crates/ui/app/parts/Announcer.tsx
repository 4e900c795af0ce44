// Says changes aloud to screen readers, politely.
import { announcement } from "../state/store";

export function Announcer() {
  return <div class="ds-sr-only" role="status" aria-live="polite">{announcement.value}</div>;
}
