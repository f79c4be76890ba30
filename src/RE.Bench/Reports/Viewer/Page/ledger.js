import { h } from "./dom.js";
import { downloadPath, fetchSubmission } from "./api.js";
import { bytes, clock, count, normal, score } from "./format.js";

/** All scorings, a row each, with the way into the transcript and the sealed files. */
export function ledger(id, view, jump) {
  if (view.rows.length === 0) return null;
  const head = (label, className) => h("th", { scope: "col", class: className }, label);
  return h("div", { class: "scroll-x" }, h("table", { class: "ledger" },
    h("caption", null, "Ledger"),
    h("thead", null, h("tr", null, head("Row", "number"), head("Time", "number"), head("Normalized", "number"), head("Raw", "number"), head("What"), head("Submission"))),
    h("tbody", null, view.rows.map(row => ledgerRow(id, view, row, jump)))));
}

function ledgerRow(id, view, row, jump) {
  const number = (value, words) => row.outcome !== "scored" ? "–" : view.run.hidden ? "hidden" : words(value);
  const name = row.item === undefined ? String(row.row)
    : h("button", { type: "button", class: "link", "data-key": `jump-${row.row}`, onclick: () => jump(row.item), "aria-label": `Row ${row.row}, show in the transcript` }, String(row.row));
  return h("tr", { class: row.counts ? "counts" : null },
    h("th", { scope: "row", class: "number" }, name),
    h("td", { class: "number" }, clock(row.clock)),
    h("td", { class: "number" }, number(row.normalized, normal)),
    h("td", { class: "number" }, number(row.raw, score)),
    h("td", { class: "what" },
      h("span", { class: row.outcome === "scored" ? "" : "bad-text" }, row.outcome === "scored" ? row.purpose : `${row.purpose}, ${row.outcome}`),
      row.counts ? h("span", { class: "badge good" }, "counts") : null,
      row.remark ? h("span", { class: "sub" }, row.remark) : null),
    h("td", { "data-files": row.row }, row.submission ? filesButton(id, row) : h("span", { class: "dim" }, "none")));
}

function filesButton(id, row) {
  const button = h("button", { type: "button", class: "small-button", "data-key": `files-${row.row}`, "aria-expanded": "false", "aria-label": `Files of row ${row.row}` }, "Files");
  button.addEventListener("click", async () => {
    const cell = button.parentElement;
    if (cell.childElementCount > 1) {
      cell.replaceChildren(button);
      button.setAttribute("aria-expanded", "false");
      return;
    }
    button.setAttribute("aria-expanded", "true");
    cell.append(await files(id, row));
  });
  return button;
}

async function files(id, row) {
  try {
    const found = await fetchSubmission(id, row.submission);
    const more = found.total - found.files.length;
    return h("ul", { class: "files" },
      found.files.map(file => h("li", null, h("a", { href: downloadPath(id, row.submission, file.index), download: "" }, file.path), h("span", { class: "dim" }, ` ${bytes(file.size)}`))),
      more > 0 ? h("li", { class: "dim" }, `and ${count(more)} more`) : null);
  } catch (failure) {
    return h("p", { class: "bad-text", role: "alert" }, failure.message);
  }
}
