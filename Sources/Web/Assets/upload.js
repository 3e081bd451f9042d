// Large files go in parts, so that a broken line loses little: what is here stays, and the next part begins behind it.
// Without this script the form sends its file whole.
//
// <input type="file" data-parts="/uploads" …> names where; data-busy says how far it is ({percent}), data-stop names
// the button that ends it, data-broken what is said when it does not go on.
(() => {
  "use strict";

  const partBytes = 4 << 20;
  const pauses = [1, 2, 5, 10, 20, 30];

  const wait = (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

  // The same file, chosen again after the page was closed, goes on where it was.
  const memory = {
    key: (file) => `essaim.upload ${file.name} ${file.size} ${file.lastModified}`,
    read(file) { try { return localStorage.getItem(this.key(file)); } catch { return null; } },
    keep(file, id) { try { localStorage.setItem(this.key(file), id); } catch { /* It is only a help. */ } },
    forget(file) { try { localStorage.removeItem(this.key(file)); } catch { /* It is only a help. */ } },
  };

  class Refused extends Error {}

  const upload = (input, file, tell, signal) => {
    const place = input.dataset.parts;
    const token = input.form.elements._token.value;

    const ask = async (path, options = {}) => {
      const answer = await fetch(path, { ...options, signal, headers: { Accept: "application/json" } });
      if (answer.status >= 400 && answer.status < 500 && ![408, 409, 429].includes(answer.status)) {
        throw new Refused(answer.status === 404 ? "" : (await answer.json()).detail ?? "");
      }
      if (!answer.ok) throw new Error(String(answer.status));
      return answer;
    };

    const begin = async () => {
      const form = new URLSearchParams({ _token: token, size: String(file.size) });
      const answer = await ask(place, { method: "POST", body: form });
      const id = answer.headers.get("Location").split("/").pop();
      memory.keep(file, id);
      return id;
    };

    const send = async (id, offset) => {
      const form = new FormData();
      form.append("_token", token);
      form.append("file", file.slice(offset, offset + partBytes), "part");
      await ask(`/upload-parts?upload=${id}&offset=${offset}`, { method: "POST", body: form });
    };

    const resume = async (id) => (await (await ask(`${place}/${id}`)).json()).offset;

    return (async () => {
      let id = memory.read(file);
      let offset = 0;
      let failures = 0;
      while (!id || offset < file.size) {
        try {
          if (!id) {
            id = await begin();
          } else {
            if (failures > 0 || offset === 0) offset = await resume(id);
            if (offset < file.size) await send(id, offset);
            offset = Math.min(file.size, offset + partBytes);
          }
          failures = 0;
          tell(Math.floor((offset / file.size) * 100));
        } catch (error) {
          if (signal.aborted) throw error;
          if (error instanceof Refused && memory.read(file) && error.message === "") {
            memory.forget(file);
            [id, offset] = [null, 0];
          } else if (error instanceof Refused || failures >= pauses.length) {
            throw error;
          } else {
            await wait(pauses[failures]);
            failures += 1;
          }
        }
      }
      memory.forget(file);
      return id;
    })();
  };

  const follow = (input) => {
    const { form } = input;
    let isWhole = false;

    form.addEventListener("submit", async (event) => {
      const file = input.files[0];
      if (isWhole || !file || file.size <= partBytes) return;
      event.preventDefault();
      const button = event.submitter ?? form.querySelector("button");
      const ending = new AbortController();
      const status = document.createElement("p");
      const bar = document.createElement("progress");
      const words = document.createElement("span");
      const stop = document.createElement("button");
      status.className = "note";
      words.setAttribute("role", "status");
      bar.max = 100;
      bar.setAttribute("aria-label", file.name);
      [stop.type, stop.className, stop.textContent] = ["button", "button", input.dataset.stop];
      stop.addEventListener("click", () => ending.abort());
      status.append(words, " ", bar, " ", stop);
      button.parentElement.before(status);
      button.disabled = true;
      const tell = (percent) => {
        bar.value = percent;
        words.textContent = input.dataset.busy.replace("{percent}", percent);
      };
      tell(0);
      try {
        const id = await upload(input, file, tell, ending.signal);
        form.elements.upload.value = id;
        input.disabled = true;
        isWhole = true;
        status.remove();
        button.disabled = false;
        form.requestSubmit(button);
      } catch (error) {
        button.disabled = false;
        bar.remove();
        stop.remove();
        words.textContent = ending.signal.aborted ? "" : error.message || input.dataset.broken;
        if (ending.signal.aborted) status.remove();
      }
    });
  };

  for (const input of document.querySelectorAll("input[data-parts]")) follow(input);
})();
