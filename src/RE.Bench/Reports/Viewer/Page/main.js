import { byId, h } from "./dom.js";
import { showList } from "./list.js";
import { showRun } from "./run.js";
import { listenToKeys, openHelp } from "./keys.js";

// #/?env=… is the list, #/run/ID is a run. The rest of the address is for the view itself.
let view = null;
let shown = null;

function parse() {
  const [path, query] = location.hash.replace(/^#/, "").split("?", 2);
  const parts = path.split("/").filter(part => part.length > 0);
  const run = parts[0] === "run" && parts.length === 2 ? decoded(parts[1]) : null;
  return { run, query: new URLSearchParams(query ?? "") };
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

async function navigate() {
  if (location.hash === "#main") return;
  const { run, query } = parse();
  if (view && shown === run) {
    view.onQuery?.(query);
    return;
  }
  view?.close?.();
  view = null;
  shown = run;
  const main = byId("main");
  main.replaceChildren(h("p", { class: "note", role: "status" }, run === null ? "Reading the runs …" : "Reading the run …"));
  try {
    const next = run === null ? await showList(main, query) : await showRun(main, run, query);
    if (shown === run) view = next;
    else next?.close?.();
  } catch (failure) {
    if (failure.name === "AbortError") return;
    main.replaceChildren(h("div", { class: "failure", role: "alert" }, h("h1", null, "This cannot be shown"), h("p", null, failure.message), h("p", null, h("a", { href: "#/" }, "All runs"))));
  }
}

byId("help-button").addEventListener("click", () => openHelp());
byId("skip").addEventListener("click", event => {
  event.preventDefault();
  byId("main").focus();
});
addEventListener("hashchange", navigate);
listenToKeys(() => view);
navigate();
