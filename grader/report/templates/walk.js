"use strict";
// Walks through an interleaving step by step. Everything that it shows is on the page without it.
for (const schedule of document.querySelectorAll("[data-steps]")) {
  const rows = [...schedule.querySelectorAll("tbody tr:not(.gap)")];
  if (rows.length < 2) continue;
  let at = -1;
  const bar = document.createElement("div");
  const back = document.createElement("button");
  const forward = document.createElement("button");
  const where = document.createElement("span");
  const keys = document.createElement("span");
  const follow = document.createElement("div");
  bar.className = "walk";
  bar.setAttribute("role", "group");
  bar.setAttribute("aria-label", "Walk through the steps");
  back.type = forward.type = "button";
  back.textContent = "\u2190 Back";
  forward.textContent = "Step \u2192";
  where.setAttribute("role", "status");
  keys.className = "keys";
  keys.textContent = "or the arrow keys, Home and End";
  follow.className = "follow";
  follow.hidden = true;
  bar.append(back, forward, where, keys);
  schedule.querySelector("table").before(bar);
  (schedule.querySelector(".legend") || schedule.querySelector("table")).after(follow);

  const source = (line) => {
    const shown = [];
    for (let number = line - 2; number <= line + 2; number += 1) {
      const from = document.getElementById("L" + number);
      if (!from) continue;
      const copy = from.cloneNode(true);
      copy.removeAttribute("id");
      copy.className = number === line ? "ln at" : "ln";
      for (const notes of copy.querySelectorAll("ul")) notes.remove();
      shown.push(copy);
    }
    follow.replaceChildren(...shown);
    follow.hidden = shown.length === 0;
  };
  const go = (to) => {
    const next = Math.min(Math.max(to, 0), rows.length - 1);
    if (at >= 0) {
      rows[at].classList.remove("now");
      rows[at].removeAttribute("aria-current");
    }
    at = next;
    rows[at].classList.add("now");
    rows[at].setAttribute("aria-current", "step");
    rows[at].scrollIntoView({ block: "center" });
    back.disabled = at === 0;
    forward.disabled = at === rows.length - 1;
    where.textContent = "Step " + (at + 1) + " of " + rows.length;
    if (rows[at].dataset.line) source(Number(rows[at].dataset.line));
    else follow.hidden = true;
  };
  back.disabled = true;
  back.addEventListener("click", () => go(at - 1));
  forward.addEventListener("click", () => go(at + 1));
  schedule.addEventListener("keydown", (event) => {
    const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (to === undefined || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go(to);
  });
  schedule.tabIndex = 0;
  schedule.setAttribute("role", "group");
  schedule.setAttribute("aria-label", "Interleaving");
}
