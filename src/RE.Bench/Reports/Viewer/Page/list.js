import { announce, byId, h } from "./dom.js";
import { fetchRuns } from "./api.js";
import { plural } from "./format.js";
import { COLUMNS, runRow } from "./runrow.js";

const PAGE = 100;
const REFRESH = 3000;
const SELECTS = [["environment", "Environment"], ["agent", "Agent"], ["profile", "Profile"], ["status", "Outcome"]];
const statusOf = run => run.state === "ended" ? run.outcome : run.state;

/** The list of runs: filters, order and page live in the address. */
export async function showList(main, query) {
  const abort = new AbortController();
  const state = { all: [], query, page: 0, timer: 0 };
  const parts = build(state, () => update(state, parts));
  const { runs, folder } = await fetchRuns(abort.signal);
  state.all = runs.map(withStatus);
  document.title = `${folder} – RE.Bench runs`;
  byId("where").textContent = folder;
  main.replaceChildren(parts.root);
  fillSelects(state, parts);
  readQuery(state, parts);
  draw(state, parts);
  schedule(state, parts, abort);
  return {
    close: () => { abort.abort(); clearTimeout(state.timer); },
    onQuery: next => { state.query = next; readQuery(state, parts); draw(state, parts); },
    keys: { "/": () => parts.text.focus(), j: () => move(parts, 1), k: () => move(parts, -1) },
  };
}

const withStatus = run => ({ ...run, status: statusOf(run), words: `${run.run} ${run.agent} ${run.model ?? ""} ${run.environment} ${run.profile} ${statusOf(run)} ${run.findings.join(" ")}`.toLowerCase() });

function build(state, changed) {
  const text = h("input", { type: "search", id: "filter-text", placeholder: "Run, model, finding …", autocomplete: "off", spellcheck: "false", oninput: changed });
  const selects = Object.fromEntries(SELECTS.map(([name]) => [name, h("select", { id: `filter-${name}`, onchange: changed })]));
  const clear = h("button", { type: "button", class: "quiet", onclick: () => (location.hash = "#/") }, "Clear");
  const summary = h("p", { class: "summary", role: "status", id: "summary" });
  const head = h("tr");
  const body = h("tbody");
  const pager = h("nav", { class: "pager", "aria-label": "Pages of runs" });
  const table = h("table", { class: "runs" }, h("caption", { class: "unseen" }, "Runs, newest first unless sorted otherwise"), h("thead", null, head), body);
  const root = h("section", { "aria-labelledby": "list-title" },
    h("div", { class: "title-line" }, h("h1", { id: "list-title" }, "Runs"), summary),
    h("form", { class: "filters", role: "search", "aria-label": "Filter runs", onsubmit: event => event.preventDefault() },
      h("div", { class: "field wide" }, h("label", { for: "filter-text" }, "Search"), text),
      SELECTS.map(([name, label]) => h("div", { class: "field" }, h("label", { for: `filter-${name}` }, label), selects[name])),
      clear),
    h("div", { class: "scroll-x" }, table), pager);
  return { root, text, selects, summary, head, body, pager, clear };
}

function fillSelects(state, parts) {
  for (const [name] of SELECTS) {
    const values = [...new Set(state.all.map(run => run[name]).filter(value => value))].sort();
    const select = parts.selects[name];
    const kept = select.value;
    select.replaceChildren(h("option", { value: "" }, "all"), ...values.map(value => h("option", { value }, value)));
    select.value = kept;
  }
}

function readQuery(state, parts) {
  parts.text.value = state.query.get("q") ?? "";
  for (const [name] of SELECTS) {
    const wanted = state.query.get(name) ?? "";
    if (wanted && ![...parts.selects[name].options].some(option => option.value === wanted)) parts.selects[name].append(h("option", { value: wanted }, wanted));
    parts.selects[name].value = wanted;
  }
  state.page = Math.max(0, (parseInt(state.query.get("page") ?? "1", 10) || 1) - 1);
}

/** Writes the filters into the address without a step in the history, and draws. */
function update(state, parts) {
  const query = new URLSearchParams();
  if (parts.text.value) query.set("q", parts.text.value);
  for (const [name] of SELECTS) if (parts.selects[name].value) query.set(name, parts.selects[name].value);
  for (const name of ["sort", "desc"]) if (state.query.has(name)) query.set(name, state.query.get(name));
  go(state, parts, query);
}

function go(state, parts, query) {
  state.query = query;
  state.page = Math.max(0, (parseInt(query.get("page") ?? "1", 10) || 1) - 1);
  history.replaceState(null, "", `#/${query.size ? `?${query}` : ""}`);
  draw(state, parts);
}

function chosen(state) {
  const words = (state.query.get("q") ?? "").toLowerCase().split(/\s+/).filter(word => word);
  const kept = state.all.filter(run => words.every(word => run.words.includes(word)) && SELECTS.every(([name]) => !state.query.get(name) || run[name] === state.query.get(name)));
  const column = COLUMNS.find(each => each.id === state.query.get("sort"));
  if (!column) return kept;
  const sign = state.query.has("desc") ? -1 : 1;
  const value = run => column.value(run) ?? null;
  return kept.sort((a, b) => {
    const [x, y] = [value(a), value(b)];
    if (x === null || y === null) return (x === null) - (y === null);
    return sign * (typeof x === "string" ? x.localeCompare(y) : x - y);
  });
}

function draw(state, parts) {
  const runs = chosen(state);
  const pages = Math.max(1, Math.ceil(runs.length / PAGE));
  state.page = Math.min(state.page, pages - 1);
  const focused = document.activeElement?.closest?.("tr[data-run]")?.dataset.run;
  parts.head.replaceChildren(...COLUMNS.map(column => heading(column, state, parts)));
  parts.body.replaceChildren(...runs.slice(state.page * PAGE, (state.page + 1) * PAGE).map(runRow));
  if (!runs.length) parts.body.append(h("tr", null, h("td", { colspan: COLUMNS.length, class: "nothing" }, state.all.length ? "No run fits these filters." : "There are no runs in this folder yet. 'rebench run' makes one.")));
  const live = runs.filter(run => run.state === "running").length;
  parts.summary.textContent = `${runs.length === state.all.length ? plural(runs.length, "run", "runs") : `${runs.length} of ${plural(state.all.length, "run", "runs")}`}${live ? `, ${live} live` : ""}`;
  parts.clear.hidden = state.query.size === 0;
  drawPager(state, parts, pages);
  if (focused) [...parts.body.rows].find(row => row.dataset.run === focused)?.querySelector("a")?.focus();
}

function heading(column, state, parts) {
  const isSorted = state.query.get("sort") === column.id;
  const isDown = state.query.has("desc");
  const sort = () => {
    const query = new URLSearchParams(state.query);
    query.delete("page");
    query.set("sort", column.id);
    if (isSorted ? !isDown : column.downFirst) query.set("desc", "1");
    else query.delete("desc");
    go(state, parts, query);
    parts.head.querySelector(`[data-sort="${column.id}"]`)?.focus();
    announce(`Sorted by ${column.label}, ${query.has("desc") ? "largest" : "smallest"} first`);
  };
  return h("th", { scope: "col", class: column.className, "aria-sort": isSorted ? (isDown ? "descending" : "ascending") : null },
    h("button", { type: "button", class: "sort", "data-sort": column.id, onclick: sort }, column.label, h("span", { "aria-hidden": "true", class: "arrow" }, isSorted ? (isDown ? " ↓" : " ↑") : "")));
}

function drawPager(state, parts, pages) {
  parts.pager.hidden = pages === 1;
  const turn = by => () => {
    const query = new URLSearchParams(state.query);
    query.set("page", String(state.page + 1 + by));
    go(state, parts, query);
    scrollTo({ top: 0 });
  };
  parts.pager.replaceChildren(
    h("button", { type: "button", onclick: turn(-1), disabled: state.page === 0 }, "Previous"),
    h("span", null, `Page ${state.page + 1} of ${pages}`),
    h("button", { type: "button", onclick: turn(1), disabled: state.page === pages - 1 }, "Next"));
}

function move(parts, by) {
  const links = [...parts.body.querySelectorAll("a.run-link")];
  const at = links.indexOf(document.activeElement);
  links[Math.max(0, Math.min(links.length - 1, at + by))]?.focus();
}

function schedule(state, parts, abort) {
  state.timer = setTimeout(async () => {
    try {
      if (!document.hidden) {
        const next = (await fetchRuns(abort.signal)).runs;
        if (JSON.stringify(next) !== state.text) {
          state.text = JSON.stringify(next);
          state.all = next.map(withStatus);
          fillSelects(state, parts);
          draw(state, parts);
        }
      }
    } catch (failure) {
      if (failure.name === "AbortError") return;
    }
    schedule(state, parts, abort);
  }, REFRESH);
}
