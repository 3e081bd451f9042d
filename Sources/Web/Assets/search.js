// Results that follow the typing. Without this script the form sends itself as any form does.
//
// <form data-live="results"> names the region to replace; in it, the text of [data-count] is said aloud when it
// changes.
// Facets may stand elsewhere on the page: they belong to the form by their attribute form="…".
(() => {
  "use strict";

  const pause = 250;

  const announcer = () => {
    const region = document.createElement("p");
    region.className = "hidden";
    region.setAttribute("role", "status");
    document.body.append(region);
    return region;
  };

  const address = (form) => {
    const url = new URL(form.action);
    for (const [name, value] of new FormData(form)) {
      if (typeof value === "string" && value !== "") url.searchParams.append(name, value);
    }
    return url;
  };

  const follow = (form, status) => {
    let timer;
    let asking;

    const ask = async () => {
      asking?.abort();
      asking = new AbortController();
      const region = document.getElementById(form.dataset.live);
      if (!region) return;
      const url = address(form);
      region.setAttribute("aria-busy", "true");
      try {
        const reply = await fetch(url, { headers: { Accept: "text/html" }, signal: asking.signal });
        const page = new DOMParser().parseFromString(await reply.text(), "text/html");
        const fresh = page.getElementById(region.id);
        if (!reply.ok || !fresh) return;
        region.replaceChildren(...fresh.childNodes);
        history.replaceState(null, "", url);
        status.textContent = region.querySelector("[data-count]")?.textContent ?? "";
        document.dispatchEvent(new CustomEvent("essaim:fresh", { detail: region }));
      } catch (error) {
        // A newer question took over, or the network is away: the button still works.
        if (error.name !== "AbortError" && !(error instanceof TypeError)) throw error;
      } finally {
        region.removeAttribute("aria-busy");
      }
    };

    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(ask, pause);
    };

    document.addEventListener("input", ({ target }) => {
      if (target.form === form) soon();
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(timer);
      ask();
    });
  };

  const forms = document.querySelectorAll("form[data-live]");
  if (forms.length === 0) return;
  const status = announcer();
  for (const form of forms) follow(form, status);
})();
