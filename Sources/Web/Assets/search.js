// Results that follow the typing and the ticks. Without this script the form sends itself as any form does.
//
// <form data-live="results facet-lists"> names the regions to replace; in them, the text of [data-count] is said aloud
// when it changes. Facets may stand elsewhere on the page: they belong to the form by their attribute form="…".
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

  // Who is on a box that is drawn anew stays on it.
  const renew = (region, fresh) => {
    const { name, value } = region.contains(document.activeElement) ? document.activeElement : {};
    region.replaceChildren(...fresh.childNodes);
    const same = name && region.querySelector(`[name="${CSS.escape(name)}"][value="${CSS.escape(value)}"]`);
    if (same) same.focus();
    document.dispatchEvent(new CustomEvent("essaim:fresh", { detail: region }));
  };

  const follow = (form, status) => {
    const regions = form.dataset.live.split(" ").map((id) => document.getElementById(id)).filter(Boolean);
    let timer;
    let asking;
    let asked = address(form).href;

    const setBusy = (isBusy) => {
      for (const region of regions) region.setAttribute("aria-busy", isBusy);
    };

    // Whoever pressed the button is taken to an answer that is no list of results: it says what to look at again.
    //
    // A tick or a press is a step that "back" takes back; letters typed one after the other are not.
    const ask = async (wasPressed, isStep = wasPressed) => {
      asking?.abort();
      const url = address(form);
      if (url.href === asked && !wasPressed) return;
      const own = asking = new AbortController();
      setBusy(true);
      try {
        const reply = await fetch(url, { headers: { Accept: "text/html" }, signal: own.signal });
        if (!reply.ok) return wasPressed ? location.assign(url) : undefined;
        const page = new DOMParser().parseFromString(await reply.text(), "text/html");
        for (const region of regions) renew(region, page.getElementById(region.id));
        if (isStep && url.href !== asked) history.pushState(null, "", url);
        else history.replaceState(null, "", url);
        asked = url.href;
        status.textContent = document.querySelector("[data-count]")?.textContent ?? "";
      } catch (error) {
        // A newer question took over, or the network is away: the button still works.
        if (error.name !== "AbortError" && !(error instanceof TypeError)) throw error;
      } finally {
        if (asking === own) setBusy(false);
      }
    };

    const soon = ({ target, type }) => {
      if (target.form !== form) return;
      clearTimeout(timer);
      timer = setTimeout(() => ask(false, type === "change"), pause);
    };

    // Back to an earlier step: its page says what stood in every field, those outside of the regions as well.
    const goBack = async () => {
      const url = new URL(location.href);
      url.hash = "";
      if (url.href === asked) return;
      asking?.abort();
      const reply = await fetch(url, { headers: { Accept: "text/html" } });
      if (!reply.ok) return location.reload();
      const page = new DOMParser().parseFromString(await reply.text(), "text/html");
      for (const region of regions) renew(region, page.getElementById(region.id));
      for (const field of form.elements) {
        const same = field.id && page.getElementById(field.id);
        if (same && "value" in same && !regions.some((region) => region.contains(field))) field.value = same.value;
      }
      asked = url.href;
      status.textContent = document.querySelector("[data-count]")?.textContent ?? "";
    };

    addEventListener("popstate", () => goBack().catch(() => location.reload()));

    // Half a name with suggestions is no answer yet: the whole one comes as a change.
    document.addEventListener("input", (event) => event.target.dataset.suggest ? undefined : soon(event));
    document.addEventListener("change", soon);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(timer);
      ask(true);
    });
  };

  const forms = document.querySelectorAll("form[data-live]");
  if (forms.length === 0) return;
  const status = announcer();
  for (const form of forms) follow(form, status);
})();
