import { h } from "./dom.js";
import { fetchItems } from "./api.js";
import { itemElement } from "./items.js";

const PAGE = 50, KEPT_PAGES = 12, ROUGH = 42, OVERSCAN = 600;

/**
 * A transcript of any length: only what is near the window is in the document, only a few pages are in memory. Heights are guessed until an item
 * was drawn once; what is drawn above the window moves the window along, so that nothing jumps.
 */
export class Transcript {
  constructor(id, total) {
    Object.assign(this, { id, total, heights: new Float32Array(Math.max(64, total)).fill(ROUGH), pages: new Map(), drawn: new Map(), unfolded: new Map(), current: -1, follows: false });
    this.canvas = h("div", { class: "canvas" });
    this.element = h("div", { class: "transcript", role: "feed", "aria-labelledby": "transcript-title", tabindex: "0" }, this.canvas);
    this.abort = new AbortController();
    this.observer = new ResizeObserver(entries => this.measure(entries));
    this.element.addEventListener("scroll", () => this.draw(), { passive: true });
    this.canvas.addEventListener("focusin", event => {
      const item = event.target.closest("[data-item]");
      if (item) this.mark(Number(item.dataset.item));
    });
  }

  start() {
    this.frame = new ResizeObserver(() => this.draw());
    this.frame.observe(this.element);
    this.draw();
  }

  close() {
    this.abort.abort();
    this.observer.disconnect();
    this.frame?.disconnect();
  }

  /** First pixel of an item; of the item after the last: the whole height. */
  offset(number) {
    if (!this.sums) {
      this.sums = new Float64Array(this.total + 1);
      for (let index = 0; index < this.total; index++) this.sums[index + 1] = this.sums[index] + this.heights[index];
    }
    return this.sums[Math.min(number, this.total)];
  }

  /** The item at a pixel. */
  at(pixel) {
    let [low, high] = [0, this.total];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.offset(middle) <= pixel) low = middle;
      else high = middle - 1;
    }
    return Math.min(low, Math.max(0, this.total - 1));
  }

  draw() {
    const { scrollTop, clientHeight } = this.element;
    this.canvas.style.height = `${this.offset(this.total)}px`;
    this.element.classList.toggle("empty", this.total === 0);
    if (this.total === 0) return;
    const first = this.at(Math.max(0, scrollTop - OVERSCAN));
    const last = this.at(scrollTop + clientHeight + OVERSCAN);
    const focused = this.canvas.contains(document.activeElement) ? this.current : -1;
    for (const [number, element] of this.drawn) {
      if ((number < first || number > last) && number !== focused) this.remove(number, element);
    }
    for (let number = first; number <= last; number++) this.place(number);
    if (focused >= 0 && (focused < first || focused > last)) this.drawn.get(focused).style.transform = `translateY(${this.offset(focused)}px)`;
  }

  remove(number, element) {
    this.observer.unobserve(element);
    element.remove();
    this.drawn.delete(number);
  }

  place(number) {
    const view = this.view(number);
    let element = this.drawn.get(number);
    if (!element || (view && element.view !== view)) element = this.redraw(number, view, element);
    element.style.transform = `translateY(${this.offset(number)}px)`;
  }

  redraw(number, view, old) {
    const hadFocus = old?.contains(document.activeElement);
    const element = itemElement(this, number, view);
    element.view = view;
    if (old) {
      this.observer.unobserve(old);
      old.replaceWith(element);
    } else {
      const after = [...this.canvas.children].find(child => Number(child.dataset.item) > number);
      this.canvas.insertBefore(element, after ?? null);
    }
    this.drawn.set(number, element);
    this.observer.observe(element);
    if (hadFocus) element.focus({ preventScroll: true });
    return element;
  }

  /** What is known of an item; asks for its page when nothing is. */
  view(number) {
    const key = Math.floor(number / PAGE);
    const page = this.pages.get(key);
    if (!page) this.load(key);
    else if (this.pages.size > 1) {
      this.pages.delete(key);
      this.pages.set(key, page);
    }
    return page?.items?.[number - key * PAGE];
  }

  async load(key) {
    this.pages.set(key, { items: null });
    for (const old of [...this.pages.keys()].slice(0, Math.max(0, this.pages.size - KEPT_PAGES))) this.pages.delete(old);
    try {
      const answer = await fetchItems(this.id, key * PAGE, PAGE, this.abort.signal);
      this.pages.set(key, { items: answer.items });
      this.draw();
    } catch (failure) {
      this.pages.delete(key);
      if (failure.name !== "AbortError") this.failed?.(failure.message);
    }
  }

  measure(entries) {
    const { scrollTop } = this.element;
    let moved = 0, changed = false;
    for (const entry of entries) {
      const number = Number(entry.target.dataset.item);
      const height = entry.borderBoxSize[0].blockSize;
      if (!height || this.drawn.get(number) !== entry.target || Math.abs(this.heights[number] - height) < 0.5) continue;
      if (this.offset(number) + this.heights[number] <= scrollTop + 1) moved += height - this.heights[number];
      this.heights[number] = height;
      changed = true;
    }
    if (!changed) return;
    this.sums = null;
    this.canvas.style.height = `${this.offset(this.total)}px`;
    if (this.follows) this.toEnd();
    else if (this.target !== undefined) this.settle();
    else if (moved) this.element.scrollTop = scrollTop + moved;
    this.draw();
  }

  /** New and changed items of a run that goes on. */
  take(news) {
    if (news.total > this.heights.length) {
      const more = new Float32Array(news.total * 2).fill(ROUGH);
      more.set(this.heights);
      this.heights = more;
    }
    if (news.total !== this.total) this.sums = null;
    this.total = Math.max(this.total, news.total);
    if (!news.complete) this.pages.clear();
    for (const view of news.items) this.put(view);
    this.draw();
    if (this.follows) this.toEnd();
  }

  put(view) {
    const key = Math.floor(view.item / PAGE);
    const page = this.pages.get(key) ?? (view.item % PAGE === 0 ? { items: [] } : null);
    if (!page) return;
    if (page.items && view.item - key * PAGE <= page.items.length) {
      page.items[view.item - key * PAGE] = view;
      this.pages.set(key, page);
    } else this.pages.delete(key);
  }

  toEnd() {
    this.element.scrollTop = this.element.scrollHeight;
  }

  /** Brings an item to the top and puts the focus there; its place may still move while its neighbors are drawn. */
  goTo(number) {
    if (this.total === 0) return;
    const to = Math.max(0, Math.min(this.total - 1, number));
    this.mark(to);
    this.target = to;
    clearTimeout(this.settling);
    this.settling = setTimeout(() => { this.target = undefined; }, 1000);
    this.settle();
    this.draw();
    this.drawn.get(to)?.focus({ preventScroll: true });
  }

  settle() {
    this.element.scrollTop = Math.max(0, this.offset(this.target) - 8);
  }

  step(by) {
    const to = Math.max(0, Math.min(this.total - 1, this.current < 0 ? this.at(this.element.scrollTop) : this.current + by));
    const [top, bottom] = [this.offset(to), this.offset(to + 1)];
    const { scrollTop, clientHeight } = this.element;
    if (top < scrollTop || bottom > scrollTop + clientHeight) this.goTo(to);
    else {
      this.mark(to);
      this.drawn.get(to)?.focus({ preventScroll: true });
    }
  }

  mark(number) {
    this.drawn.get(this.current)?.classList.remove("current");
    this.current = number;
    this.drawn.get(number)?.classList.add("current");
  }
}
