// The preview of a text follows the typing. Without this script, its button shows it.
(() => {
  "use strict";

  const pause = 1200;
  const button = document.querySelector('button[name="preview"]');
  const region = document.getElementById("preview");
  if (!button || !region) return;
  const form = button.form;
  let timer;
  let asking;

  const ask = async () => {
    asking?.abort();
    const own = asking = new AbortController();
    const fields = new URLSearchParams(new FormData(form));
    fields.set("preview", "on");
    try {
      const headers = { Accept: "text/html" };
      const reply = await fetch(form.action, { method: "POST", body: fields, headers, signal: own.signal });
      if (!reply.ok) return;
      const page = new DOMParser().parseFromString(await reply.text(), "text/html");
      const fresh = page.getElementById("preview");
      if (fresh) region.replaceChildren(...fresh.childNodes);
    } catch (error) {
      if (error.name !== "AbortError") throw error;
    }
  };

  form.addEventListener("input", (event) => {
    if (event.target.name !== "text") return;
    clearTimeout(timer);
    timer = setTimeout(ask, pause);
  });
})();
