// A box beside what opened it: the peek and the ways to cite share how it stands, is left and gives focus back.

const narrow = matchMedia("(max-width: 37.49em)");

export const supported = "showPopover" in HTMLElement.prototype;

export class Box {
  // `kind` is the box's class; its title is the element with the id `<kind>-judul` that the caller puts inside.
  constructor(kind) {
    this.trigger = null;
    this.pinned = false; // pinned boxes hold the focus; the others only hover
    this.element = document.createElement("div");
    this.element.className = `kotak ${kind}`;
    this.element.popover = "manual";
    this.element.tabIndex = -1;
    this.element.setAttribute("role", "dialog");
    this.element.setAttribute("aria-labelledby", `${kind}-judul`);
    this.element.addEventListener("keydown", (event) => this.#tab(event));
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !this.trigger) return;
      event.preventDefault();
      this.close({ back: true });
    });
    document.addEventListener("pointerdown", ({ target }) => {
      if (this.trigger && !this.element.contains(target) && !this.trigger.contains(target)) this.close();
    });
    addEventListener("resize", () => this.trigger && this.#place());
    document.getElementById("isi").append(this.element);
  }

  get open() {
    return this.trigger !== null;
  }

  show(trigger, at = trigger.getClientRects()[0]) {
    if (this.trigger !== trigger) this.close();
    this.trigger = trigger;
    this.at = { left: at.left + scrollX, top: at.top + scrollY, bottom: at.bottom + scrollY };
    trigger.setAttribute("aria-expanded", "true");
    this.#place();
    if (!this.element.matches(":popover-open")) this.element.showPopover();
    this.element.scrollTop = 0;
    this.settle();
  }

  // To be called when what stands in the box has changed its height: on a phone whoever taps a word still sees it.
  settle() {
    if (!narrow.matches || !this.trigger) return;
    const sheet = this.element.getBoundingClientRect();
    const hidden = this.at.bottom - scrollY + 12 - sheet.top;
    if (hidden <= 0) return;
    document.body.style.paddingBottom = `${sheet.height}px`;
    scrollBy({ top: hidden, behavior: "instant" });
  }

  pin() {
    this.pinned = true;
    this.#hold(true);
    if (!this.element.contains(document.activeElement)) this.element.focus({ preventScroll: true });
  }

  close({ back = false } = {}) {
    if (!this.trigger) return;
    const trigger = this.trigger;
    const held = this.element.contains(document.activeElement);
    this.trigger = null;
    this.pinned = false;
    this.#hold(false);
    if (back && held) trigger.focus(); // before its row may hide again
    trigger.setAttribute("aria-expanded", "false");
    this.element.hidePopover();
    document.body.style.paddingBottom = "";
  }

  // What lies under a box that has the focus can be neither hit nor read by mistake.
  #hold(on) {
    this.element.ariaModal = on ? "true" : null;
    for (let inner = this.element; inner !== document.body; inner = inner.parentElement) {
      for (const other of inner.parentElement.children) {
        if (other !== inner && other.role !== "status") other.inert = on;
      }
    }
  }

  // On a phone the box is a sheet at the foot of the screen; elsewhere it stands below its trigger, or above it.
  #place() {
    const { style } = this.element;
    style.left = style.top = style.maxHeight = style.translate = "";
    if (narrow.matches) return;
    const edge = 16;
    const width = Math.min(30 * parseFloat(getComputedStyle(document.documentElement).fontSize), innerWidth - 2 * edge);
    const above = this.at.top - scrollY;
    const below = innerHeight - (this.at.bottom - scrollY);
    const under = below >= Math.min(320, innerHeight / 2) || below >= above;
    style.width = `${width}px`;
    style.left = `${Math.max(edge, Math.min(this.at.left, scrollX + document.documentElement.clientWidth - width - edge))}px`;
    style.top = `${under ? this.at.bottom + 6 : this.at.top - 6}px`;
    style.translate = under ? "" : "0 -100%";
    style.maxHeight = `${Math.max(160, Math.min(480, (under ? below : above) - 22))}px`;
  }

  // The box stands last in the document but belongs behind its trigger: Tab leaves it there.
  #tab(event) {
    if (event.key !== "Tab") return;
    const stops = [...this.element.querySelectorAll("a[href], button:not([hidden]), summary")].filter((stop) => stop.checkVisibility());
    const first = document.activeElement === stops[0] || document.activeElement === this.element;
    if (event.shiftKey ? !first : document.activeElement !== stops.at(-1)) return;
    if (event.shiftKey) event.preventDefault();
    this.close({ back: true });
  }
}
