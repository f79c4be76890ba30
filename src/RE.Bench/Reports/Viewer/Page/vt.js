// A small terminal: colors, cursor moves and erasing are obeyed, all else is dropped. Its cells hold single harmless characters.
const ODD = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{M}]/u;
const WIDE = /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\u{1f300}-\u{1faff}]/u;
const LONGEST_SEQUENCE = 4096;
const PLAIN = Object.freeze({});

export class Terminal {
  constructor(width, height) {
    this.resize(width, height);
  }

  resize(width, height) {
    Object.assign(this, { width, height, x: 0, y: 0, style: PLAIN, saved: null, pending: "", top: 0, bottom: height - 1 });
    this.rows = Array.from({ length: height }, () => this.blank());
  }

  blank() {
    return Array.from({ length: this.width }, () => ({ text: " ", style: PLAIN }));
  }

  /** A copy to come back to. */
  snapshot() {
    const { width, height, x, y, style, saved, pending, top, bottom } = this;
    return { width, height, x, y, style, saved, pending, top, bottom, rows: this.rows.map(row => row.slice()) };
  }

  restore(copy) {
    Object.assign(this, copy, { rows: copy.rows.map(row => row.slice()) });
  }

  write(text) {
    const all = this.pending + text;
    this.pending = "";
    for (let at = 0; at < all.length;) {
      const code = all.charCodeAt(at);
      if (code === 0x1b || code === 0x9b || code === 0x9d || code === 0x90) {
        const end = this.escape(all, at);
        if (end < 0) {
          if (all.length - at < LONGEST_SEQUENCE) this.pending = all.slice(at);
          return;
        }
        at = end;
      } else if (code < 0x20 || code === 0x7f) {
        this.control(code);
        at++;
      } else {
        const letter = String.fromCodePoint(all.codePointAt(at));
        this.put(ODD.test(letter) ? "\ufffd" : letter);
        at += letter.length;
      }
    }
  }

  /** Where the sequence ends; -1 when it is not whole yet. */
  escape(all, at) {
    const code = all.charCodeAt(at);
    const kind = code === 0x1b ? all[at + 1] : code === 0x9b ? "[" : code === 0x9d ? "]" : "P";
    const start = code === 0x1b ? at + 2 : at + 1;
    if (kind === undefined) return -1;
    if (kind === "[") {
      let end = start;
      while (end < all.length && !(all.charCodeAt(end) >= 0x40 && all.charCodeAt(end) <= 0x7e)) end++;
      if (end >= all.length) return -1;
      this.sequence(all.slice(start, end), all[end]);
      return end + 1;
    }
    if ("]PX^_".includes(kind)) {
      // Titles, clipboards, links, images: dropped whole.
      for (let end = start; end < all.length; end++) {
        if (all[end] === "\u0007" || all.charCodeAt(end) === 0x9c) return end + 1;
        if (all[end] === "\u001b") return end + 1 < all.length ? end + (all[end + 1] === "\\" ? 2 : 0) : -1;
        if (end - start > LONGEST_SEQUENCE) return end;
      }
      return -1;
    }
    if ("()*+-./#% ".includes(kind)) return start < all.length ? start + 1 : -1;
    if (kind === "7") this.saved = [this.x, this.y];
    if (kind === "8" && this.saved) [this.x, this.y] = this.saved;
    if (kind === "M") this.reverseFeed();
    if (kind === "c") this.resize(this.width, this.height);
    return start;
  }

  control(code) {
    if (code === 8) this.x = Math.max(0, this.x - 1);
    else if (code === 9) this.x = Math.min(this.width - 1, (Math.floor(this.x / 8) + 1) * 8);
    else if (code === 10 || code === 11 || code === 12) this.feed();
    else if (code === 13) this.x = 0;
  }

  put(letter) {
    const width = WIDE.test(letter) ? 2 : 1;
    if (this.x + width > this.width) {
      this.x = 0;
      this.feed();
    }
    this.rows[this.y][this.x] = { text: letter, style: this.style };
    if (width === 2 && this.x + 1 < this.width) this.rows[this.y][this.x + 1] = { text: "", style: this.style };
    this.x += width;
  }

  feed() {
    if (this.y === this.bottom) this.scroll(1);
    else this.y = Math.min(this.height - 1, this.y + 1);
  }

  reverseFeed() {
    if (this.y === this.top) this.scroll(-1);
    else this.y = Math.max(0, this.y - 1);
  }

  /** Moves the lines of the scrolling region up, or down. */
  scroll(by) {
    const times = Math.min(Math.abs(by), this.height);
    for (let time = 0; time < times; time++) {
      this.rows.splice(by > 0 ? this.top : this.bottom, 1);
      this.rows.splice(by > 0 ? this.bottom : this.top, 0, this.blank());
    }
  }

  sequence(text, kind) {
    if (/^[<=>?]/.test(text)) {
      // The other screen of an editor: begin it empty.
      if (/^\?(1049|47|1047)$/.test(text) && (kind === "h" || kind === "l")) this.erase(0, this.width * this.height);
      return;
    }
    const numbers = text.split(/[;:]/, 40).map(part => Math.min(9999, parseInt(part, 10) || 0));
    const [first, second] = numbers;
    const one = Math.max(1, first);
    const cell = this.y * this.width + Math.min(this.x, this.width - 1);
    switch (kind) {
      case "A": this.moveTo(this.x, this.y - one); break;
      case "B": this.moveTo(this.x, this.y + one); break;
      case "C": this.moveTo(this.x + one, this.y); break;
      case "D": this.moveTo(this.x - one, this.y); break;
      case "E": this.moveTo(0, this.y + one); break;
      case "F": this.moveTo(0, this.y - one); break;
      case "G": this.moveTo(one - 1, this.y); break;
      case "d": this.moveTo(this.x, one - 1); break;
      case "H": case "f": this.moveTo(Math.max(1, second ?? 1) - 1, one - 1); break;
      case "J": this.erase(first === 0 ? cell : 0, first === 1 ? cell + 1 : this.width * this.height); break;
      case "K": this.erase(first === 0 ? cell : this.y * this.width, first === 1 ? cell + 1 : (this.y + 1) * this.width); break;
      case "X": this.erase(cell, Math.min(cell + one, (this.y + 1) * this.width)); break;
      case "P": this.shift(-Math.min(one, this.width)); break;
      case "@": this.shift(Math.min(one, this.width)); break;
      case "L": this.within(() => this.scroll(-one)); break;
      case "M": this.within(() => this.scroll(one)); break;
      case "S": this.scroll(one); break;
      case "T": this.scroll(-one); break;
      case "r": this.region(one - 1, (second || this.height) - 1); break;
      case "s": this.saved = [this.x, this.y]; break;
      case "u": if (this.saved) this.moveTo(...this.saved); break;
      case "m": this.style = styled(this.style, numbers); break;
    }
  }

  moveTo(x, y) {
    this.x = Math.max(0, Math.min(this.width - 1, x));
    this.y = Math.max(0, Math.min(this.height - 1, y));
  }

  region(top, bottom) {
    if (top >= bottom || bottom >= this.height) return;
    Object.assign(this, { top, bottom });
    this.moveTo(0, 0);
  }

  within(act) {
    const top = this.top;
    this.top = Math.min(this.y, this.bottom);
    act();
    this.top = top;
  }

  erase(from, to) {
    for (let cell = from; cell < to; cell++) this.rows[Math.floor(cell / this.width)][cell % this.width] = { text: " ", style: PLAIN };
  }

  shift(by) {
    const row = this.rows[this.y];
    const empty = Array.from({ length: Math.abs(by) }, () => ({ text: " ", style: PLAIN }));
    if (by < 0) row.splice(this.x, -by);
    row.splice(by < 0 ? row.length : this.x, 0, ...empty);
    row.length = this.width;
    for (let x = 0; x < this.width; x++) row[x] ??= { text: " ", style: PLAIN };
  }
}

/** The style after a list of numbers (SGR): weights and colors, nothing that hides text or blinks. */
function styled(style, numbers) {
  let next = { ...style };
  for (let at = 0; at < numbers.length; at++) {
    const number = numbers[at];
    if (number === 0) next = {};
    else if (number === 1) next.bold = true;
    else if (number === 3) next.italic = true;
    else if (number === 4) next.underline = true;
    else if (number === 7) next.inverse = true;
    else if (number === 22) delete next.bold;
    else if (number === 23) delete next.italic;
    else if (number === 24) delete next.underline;
    else if (number === 27) delete next.inverse;
    else if (number >= 30 && number <= 37) next.color = number - 30;
    else if (number >= 90 && number <= 97) next.color = number - 82;
    else if (number >= 40 && number <= 47) next.ground = number - 40;
    else if (number >= 100 && number <= 107) next.ground = number - 92;
    else if (number === 39) delete next.color;
    else if (number === 49) delete next.ground;
    else if (number === 38 || number === 48) {
      const isIndexed = numbers[at + 1] === 5;
      next[number === 38 ? "color" : "ground"] = isIndexed ? Math.min(255, numbers[at + 2] ?? 0) : numbers.slice(at + 2, at + 5).map(part => Math.min(255, part));
      at += isIndexed ? 2 : 4;
    }
  }
  return next;
}
