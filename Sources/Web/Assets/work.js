// Before a visitor's form is sent, a number is looked for whose hash with the form's challenge begins with enough
// zeros: nothing for one person, too dear for a robot. It begins when the page opens; who is faster waits a moment.
"use strict";

for (const field of document.querySelectorAll("input[data-work]")) {
  const form = field.form;
  const answer = form.elements["work-answer"];
  let worker;
  let isOver = false;
  let waiting = null;

  const end = (text) => {
    if (isOver) return;
    isOver = true;
    answer.value = text;
    worker?.terminate();
    if (waiting) form.requestSubmit(waiting);
  };

  // Without a worker the form goes as one without script: its sender waits a few seconds.
  try {
    worker = new Worker("/assets/work-worker.js");
    worker.addEventListener("message", ({ data }) => end(String(data)));
    worker.addEventListener("error", () => end(""));
    worker.postMessage({ challenge: field.value, bits: Number(field.dataset.work) });
  } catch {
    end("");
  }

  form.addEventListener("submit", (event) => {
    if (isOver) return;
    event.preventDefault();
    if (waiting) return;
    waiting = event.submitter ?? form.querySelector("button");
    const status = document.createElement("p");
    status.className = "note";
    status.setAttribute("role", "status");
    status.textContent = field.dataset.workBusy;
    waiting.after(status);
  });
}
