// Suggestions while typing: a combobox with a list, as the ARIA Authoring Practices describe it.
// Without this script the field is an ordinary one, and the server answers a name that is not clear with choices.
//
// <input data-suggest="/territories/suggestions" data-suggest-into="id of the hidden field"
//   data-suggest-some="{n} …" data-suggest-none="…">   The address answers [{"id", "name", "detail"}] to ?q=.
(() => {
  "use strict";

  const pause = 150;
  const fewest = 2;

  class Typeahead {
    constructor(input) {
      this.input = input;
      this.chosen = document.getElementById(input.dataset.suggestInto);
      this.found = [];
      this.active = -1;
      this.build();
      this.recall();
      this.listen();
    }

    build() {
      const { input } = this;
      const box = document.createElement("div");
      box.className = "suggest";
      input.replaceWith(box);

      this.list = document.createElement("ul");
      this.list.id = `${input.id}-suggestions`;
      this.list.className = "suggestions";
      this.list.hidden = true;
      this.list.setAttribute("role", "listbox");
      this.list.setAttribute("aria-label", input.labels[0]?.textContent ?? "");

      this.status = document.createElement("p");
      this.status.className = "hidden";
      this.status.setAttribute("role", "status");

      box.append(input, this.list, this.status);
      const roles = {
        role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id,
      };
      for (const [name, value] of Object.entries(roles)) input.setAttribute(name, value);
      input.autocomplete = "off";
    }

    // A browser does not bring back what stood in a field without completion: whoever comes back finds it here.
    recall() {
      const kept = history.state?.[this.input.id];
      if (kept && this.input.value === "") {
        this.input.value = kept.text;
        if (this.chosen) this.chosen.value = kept.id;
      }
      addEventListener("pagehide", () => {
        const now = { text: this.input.value, id: this.chosen?.value ?? "" };
        history.replaceState({ ...history.state, [this.input.id]: now }, "");
      });
    }

    listen() {
      const { input, list } = this;
      input.addEventListener("input", () => {
        if (this.chosen) this.chosen.value = "";
        clearTimeout(this.timer);
        this.timer = setTimeout(() => this.ask(), pause);
      });
      input.addEventListener("keydown", (event) => this.key(event));
      input.addEventListener("blur", () => this.closeAfterPress());
      addEventListener("pointerdown", () => { this.isPressed = true; }, { capture: true });
      for (const end of ["pointerup", "pointercancel"]) {
        addEventListener(end, () => { this.isPressed = false; }, { capture: true });
      }
      // The field keeps the focus, so that a press on the list is not taken for leaving it.
      list.addEventListener("pointerdown", (event) => event.preventDefault());
      list.addEventListener("click", ({ target }) => {
        const index = [...list.children].indexOf(target.closest("li"));
        if (index >= 0) this.choose(index);
      });
    }

    async ask() {
      this.asking?.abort();
      const text = this.input.value.trim();
      if (text.length < fewest) return this.close();
      this.asking = new AbortController();
      const url = new URL(this.input.dataset.suggest, location.href);
      url.searchParams.set("q", text);
      try {
        const reply = await fetch(url, { headers: { Accept: "application/json" }, signal: this.asking.signal });
        if (reply.ok) this.show(await reply.json());
      } catch (error) {
        // A newer question took over, or the network is away: the field is still a field.
        if (error.name !== "AbortError" && !(error instanceof TypeError)) throw error;
      }
    }

    show(found) {
      const { input, list, status } = this;
      this.found = found;
      this.active = -1;
      list.replaceChildren(...found.map((one, index) => this.option(one, index)));
      list.hidden = found.length === 0;
      input.setAttribute("aria-expanded", String(!list.hidden));
      input.removeAttribute("aria-activedescendant");
      const { suggestSome = "{n}", suggestNone = "" } = input.dataset;
      status.textContent = found.length === 0 ? suggestNone : suggestSome.replace("{n}", found.length);
    }

    option(one, index) {
      const item = document.createElement("li");
      item.id = `${this.list.id}-${index}`;
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", "false");
      const detail = document.createElement("span");
      detail.textContent = one.detail ?? "";
      item.append(one.name, " ", detail);
      return item;
    }

    key(event) {
      const acts = {
        ArrowDown: () => this.list.hidden ? this.ask() : this.move(1),
        ArrowUp: () => this.move(-1),
        Enter: () => this.choose(this.active),
        Escape: () => this.close(),
      };
      const act = acts[event.key];
      if (!act) return;
      const opens = event.key === "ArrowDown";
      const concerns = opens || (!this.list.hidden && (event.key !== "Enter" || this.active >= 0));
      if (!concerns) return;
      event.preventDefault();
      act();
    }

    move(step) {
      const { list, input, found } = this;
      if (list.hidden) return;
      list.children[this.active]?.setAttribute("aria-selected", "false");
      this.active = this.active < 0 && step < 0 ? found.length - 1 : (this.active + step + found.length) % found.length;
      const item = list.children[this.active];
      item.setAttribute("aria-selected", "true");
      item.scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", item.id);
    }

    choose(index) {
      const one = this.found[index];
      if (!one) return;
      this.input.value = one.detail ? `${one.name} (${one.detail})` : one.name;
      if (this.chosen) this.chosen.value = one.id;
      this.close();
      this.status.textContent = this.input.value;
      this.input.dispatchEvent(new Event("change", { bubbles: true }));
    }

    // The list stands in the page: were it folded while a button under it is pressed, the button would slip away.
    closeAfterPress() {
      if (!this.isPressed) return this.close();
      addEventListener("pointerup", () => setTimeout(() => this.close(), 50), { once: true });
    }

    close() {
      clearTimeout(this.timer);
      this.asking?.abort();
      this.active = -1;
      this.list.hidden = true;
      this.input.setAttribute("aria-expanded", "false");
      this.input.removeAttribute("aria-activedescendant");
    }
  }

  for (const input of document.querySelectorAll("input[data-suggest]")) new Typeahead(input);
})();
