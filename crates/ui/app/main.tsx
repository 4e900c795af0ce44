// Starts the page.
import { render } from "preact";
import "@fontsource-variable/inter/wght.css";
import "@digdir/designsystemet-theme/index.css";
import "@digdir/designsystemet-css/base.css";
import "@digdir/designsystemet-css/button.css";
import "@digdir/designsystemet-css/input.css";
import "@digdir/designsystemet-css/skip-link.css";
import "./css/theme.css";
import "./css/base.css";
import "./css/layout.css";
import "./css/panel.css";
import "./css/map.css";
import "./css/table.css";
import "./css/card.css";
import "./css/page.css";
import "./css/priority.css";
import "./css/priority-controls.css";
import "./css/priority-charts.css";
import "./css/phone.css";
import "./css/print.css";
import { App } from "./App";
import { listenToHistory } from "./state/store";
import { rememberLang } from "./text";

listenToHistory();
rememberLang();
const root = document.getElementById("app");
if (root !== null) render(<App />, root);
