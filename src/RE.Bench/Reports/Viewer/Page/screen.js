import { h } from "./dom.js";

const CUBE = [0, 95, 135, 175, 215, 255];

/** Draws a terminal's cells as lines of text; only lines that changed are made again. */
export class Screen {
  constructor() {
    this.element = h("div", { class: "screen", role: "img", "aria-label": "Terminal", tabindex: "0" });
    this.lines = [];
  }

  draw(terminal) {
    while (this.lines.length > terminal.height) this.lines.pop().element.remove();
    while (this.lines.length < terminal.height) {
      const element = h("div", { class: "screen-line" });
      this.lines.push({ element, key: null });
      this.element.append(element);
    }
    terminal.rows.forEach((row, number) => this.drawLine(this.lines[number], runs(row)));
    this.element.setAttribute("aria-label", `Terminal: ${terminal.rows[terminal.y].map(cell => cell.text).join("").trim() || "empty line"}`);
  }

  drawLine(line, parts) {
    const key = JSON.stringify(parts);
    if (line.key === key) return;
    line.key = key;
    line.element.replaceChildren(...parts.map(span));
  }
}

/** Neighbors of one style together. */
function runs(row) {
  const parts = [];
  for (const { text, style } of row) {
    const last = parts.at(-1);
    if (last && last.style === style) last.text += text;
    else parts.push({ text, style });
  }
  const end = parts.at(-1);
  if (end && Object.keys(end.style).length === 0) end.text = end.text.trimEnd();
  return parts;
}

function span({ text, style }) {
  const element = h("span", null, text);
  for (const name of ["bold", "italic", "underline"]) if (style[name]) element.classList.add(name);
  const [color, ground] = style.inverse ? [style.ground ?? 0, style.color ?? 7] : [style.color, style.ground];
  paint(element, "color", color, "fg");
  paint(element, "backgroundColor", ground, "bg");
  return element;
}

/** The first 16 colors belong to the style sheet, the others are computed; nothing of a recording becomes CSS text. */
function paint(element, property, color, prefix) {
  if (typeof color === "number" && color < 16) element.classList.add(`${prefix}${color}`);
  else if (color !== undefined) {
    const [red, green, blue] = typeof color === "number" ? indexed(color) : color.map(part => part | 0);
    element.style[property] = `rgb(${red | 0}, ${green | 0}, ${blue | 0})`;
  }
}

function indexed(color) {
  if (color >= 232) return Array(3).fill(8 + (color - 232) * 10);
  const at = color - 16;
  return [CUBE[Math.floor(at / 36)], CUBE[Math.floor(at / 6) % 6], CUBE[at % 6]];
}
