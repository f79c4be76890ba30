import { byId, h } from "./dom.js";
import { fetchRun } from "./api.js";
import { runHead, runFacts, runProblems } from "./head.js";
import { timeline } from "./timeline.js";
import { chart } from "./chart.js";
import { ledger } from "./ledger.js";
import { Transcript } from "./transcript.js";
import { findBar } from "./find.js";
import { follow } from "./live.js";
import { player } from "./player.js";

/** One run: what came of it on the left, how it came about on the right. */
export async function showRun(main, id, query) {
  const view = await fetchRun(id);
  document.title = `${view.run.agent} on ${view.run.environment} – RE.Bench`;
  byId("where").textContent = view.run.run;
  const slots = Object.fromEntries(["head", "problems", "scores", "time", "findings", "facts", "session"].map(name => [name, h("div", { class: `slot ${name}` })]));
  const transcript = new Transcript(id, view.items);
  const find = findBar(id, transcript);
  const live = h("div", { class: "live-controls" });
  main.replaceChildren(h("article", { class: "run", "aria-label": `Run ${view.run.run}` },
    slots.head, slots.problems,
    h("div", { class: "columns" },
      h("div", { class: "side" }, slots.scores, slots.time, slots.findings, slots.session, slots.facts),
      h("section", { class: "transcript-panel", "aria-labelledby": "transcript-title" },
        h("div", { class: "panel-head" }, h("h2", { id: "transcript-title" }, "Transcript"), live, find.element),
        find.results, transcript.element))));
  const page = { id, slots, transcript };
  draw(page, view);
  transcript.start();
  const stream = view.run.state === "ended" ? null : follow(page, view, live, next => draw(page, next));
  const item = parseInt(query.get("item") ?? "", 10);
  if (item >= 0) transcript.goTo(item);
  return {
    close: () => { stream?.close(); transcript.close(); page.player?.close(); },
    onQuery: next => { const to = parseInt(next.get("item") ?? "", 10); if (to >= 0) transcript.goTo(to); },
    keys: {
      j: () => transcript.step(1), k: () => transcript.step(-1), g: () => transcript.goTo(0), G: () => transcript.goTo(transcript.total - 1),
      "/": () => find.focus(), n: () => find.next(1), N: () => find.next(-1), f: () => stream?.toggle(),
    },
  };
}

/** Draws everything but the transcript; a run that goes on is drawn again with each news. */
function draw(page, view) {
  const { slots, transcript } = page;
  const jump = item => transcript.goTo(item);
  slots.head.replaceChildren(runHead(view));
  slots.problems.replaceChildren(...runProblems(view));
  redraw(slots.scores, [h("section", { "aria-labelledby": "scores-title" }, h("h2", { id: "scores-title" }, "Scores"), chart(view), ledger(page.id, view, jump))]);
  redraw(slots.time, [h("section", { "aria-labelledby": "time-title" }, h("h2", { id: "time-title" }, "Clock"), timeline(view))]);
  slots.findings.replaceChildren(findings(view));
  redraw(slots.facts, [runFacts(view)]);
  if (view.has_session && !page.player) {
    page.player = player(page.id);
    slots.session.replaceChildren(page.player.element);
  }
}

/** Keeps what is unfolded and where the focus is. */
function redraw(slot, children) {
  const open = [...slot.querySelectorAll("details[open]")].map(details => details.dataset.key);
  const focused = slot.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  const files = [...slot.querySelectorAll("[data-files]")].filter(cell => cell.childElementCount > 1).map(cell => [cell.dataset.files, [...cell.childNodes]]);
  slot.replaceChildren(...children);
  for (const details of slot.querySelectorAll("details")) if (open.includes(details.dataset.key)) details.open = true;
  for (const [row, nodes] of files) slot.querySelector(`[data-files="${row}"]`)?.replaceChildren(...nodes);
  if (focused) [...slot.querySelectorAll("[data-key]")].find(element => element.dataset.key === focused)?.focus();
}

function findings(view) {
  return h("section", { "aria-labelledby": "findings-title" }, h("h2", { id: "findings-title" }, "Integrity"),
    view.findings.length === 0 ? h("p", { class: "dim" }, "No findings: nothing speaks against trusting this run.")
      : h("ul", { class: "findings" }, view.findings.map(finding => h("li", null, h("strong", null, finding.finding), h("span", null, finding.detail)))));
}
