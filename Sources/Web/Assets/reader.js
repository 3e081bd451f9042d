// The reader's choices (spacing, face, colours): kept on this device only, applied before the first paint.
// It is loaded without `defer` in the head, so that a page never flashes in the wrong colours.
(() => {
  "use strict";

  const choices = ["spacing", "face", "theme"];
  const root = document.documentElement;

  // A browser may refuse storage altogether; the page then simply looks as the device wants.
  const kept = (choice) => {
    try { return localStorage.getItem(`reader.${choice}`) ?? ""; } catch { return ""; }
  };

  const keep = (choice, value) => {
    try {
      if (value) localStorage.setItem(`reader.${choice}`, value);
      else localStorage.removeItem(`reader.${choice}`);
    } catch { /* nothing to do: the choice holds for this page */ }
  };

  const apply = (choice, value) => {
    if (value) root.dataset[choice] = value;
    else delete root.dataset[choice];
  };

  const show = (form) => {
    for (const choice of choices) {
      const control = form.elements.namedItem(choice);
      if (!control) continue;
      if (control.type === "checkbox") control.checked = kept(choice) === control.value;
      else control.value = kept(choice);
    }
    form.hidden = false;
  };

  for (const choice of choices) apply(choice, kept(choice));

  document.addEventListener("DOMContentLoaded", () => {
    for (const form of document.querySelectorAll("form[data-reader]")) {
      show(form);
      form.addEventListener("submit", (event) => event.preventDefault());
      form.addEventListener("change", ({ target }) => {
        const value = target.type === "checkbox" && !target.checked ? "" : target.value;
        keep(target.name, value);
        apply(target.name, value);
      });
    }
  });
})();
