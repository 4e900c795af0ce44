// A link to another page that keeps every other choice. It is a real address, so it can be opened in a new tab.
import type { ComponentChildren } from "preact";
import { go, menuOpen, state } from "../state/store";
import { formatUrl, type Page, type State } from "../state/url";

export function PageLink(props: { page: Page; change?: Partial<State>; class?: string; current?: boolean; children: ComponentChildren }) {
  const click = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    menuOpen.value = false;
    go({ ...props.change, page: props.page });
  };
  return (
    <a href={formatUrl({ ...state.value, ...props.change, page: props.page })} class={props.class} aria-current={props.current ? "page" : undefined} onClick={click}>
      {props.children}
    </a>
  );
}
