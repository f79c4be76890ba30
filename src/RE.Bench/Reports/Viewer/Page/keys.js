import { byId, h, openDialog } from "./dom.js";

const KEYS = [
  ["j", "next event, or next run of the list"],
  ["k", "previous event, or previous run"],
  ["Enter", "unfold or fold the event, open the run"],
  ["/", "search"],
  ["n", "next place found"],
  ["N", "previous place found"],
  ["f", "follow the end of a run that goes on"],
  ["g", "first event"],
  ["G", "last event"],
  ["u", "back to the list"],
  ["?", "this help"],
];

export function openHelp() {
  openDialog("Keys", h("table", { class: "keys" },
    h("caption", { class: "unseen" }, "Keyboard shortcuts"),
    h("thead", null, h("tr", null, h("th", { scope: "col" }, "Key"), h("th", { scope: "col" }, "What it does"))),
    h("tbody", null, KEYS.map(([key, what]) => h("tr", null, h("th", { scope: "row" }, h("kbd", null, key)), h("td", null, what))))));
}

/** One key, one act of the view that is shown; a person who types is left alone. */
export function listenToKeys(view) {
  addEventListener("keydown", event => {
    const target = event.target;
    const isTyping = target instanceof HTMLInputElement || target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement;
    if (event.ctrlKey || event.metaKey || event.altKey || byId("dialog").open || (isTyping && target.type !== "checkbox" && target.type !== "range")) return;
    const act = event.key === "?" ? openHelp : event.key === "u" ? () => (location.hash = "#/") : view()?.keys?.[event.key];
    if (act) {
      event.preventDefault();
      act();
    }
  });
}
