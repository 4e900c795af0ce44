// A one-time link for somebody, with how long it works.
import type { OneTimeLink } from "../../api/account-types";
import { momentText } from "../../format";
import { t } from "../../text";
import { CopyOnce } from "../CopyOnce";

export function LinkOnce({ id, name, of: link, done }: { id: string; name: string; of: OneTimeLink; done: () => void }) {
  return <CopyOnce id={id} title={t("link.title", { navn: name })} label={t("link.label")} value={new URL(link.lenke, location.origin).href} notes={[t("link.once"), t("link.until", { tid: momentText(link.utloper) })]} done={done} />;
}
