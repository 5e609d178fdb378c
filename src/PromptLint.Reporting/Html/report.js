"use strict";
(() => {
  const table = document.getElementById("sites");
  if (!table) return;
  const body = table.tBodies[0];
  const rows = Array.from(body.rows);

  const key = (row, column) => {
    const cell = row.cells[column];
    return cell.classList.contains("number") ? (cell.dataset.key === undefined ? null : Number(cell.dataset.key)) : cell.textContent.trim().toLowerCase();
  };

  // What is unknown stays at the end, whichever way the rest is sorted.
  const sort = (column, down) => {
    const order = down ? -1 : 1;
    rows.sort((a, b) => {
      const x = key(a, column), y = key(b, column);
      if (x === null || y === null) return (x === null) - (y === null);
      return x < y ? -order : x > y ? order : 0;
    });
    body.append(...rows);
  };

  Array.from(table.tHead.rows[0].cells).forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const first = head.classList.contains("number") ? "descending" : "ascending";
      const other = first === "descending" ? "ascending" : "descending";
      const next = head.getAttribute("aria-sort") === first ? other : first;
      for (const each of table.tHead.rows[0].cells) each.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", next);
      sort(column, next === "descending");
    });
  });

  const filter = document.getElementById("filter");
  const shown = document.getElementById("shown");
  filter.parentElement.hidden = false;
  const apply = () => {
    const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const row of rows) {
      const details = document.getElementById("site-" + row.dataset.site);
      const text = row.textContent.toLowerCase();
      row.hidden = !words.every(word => text.includes(word));
      if (details) details.hidden = row.hidden;
      if (!row.hidden) count++;
    }
    shown.textContent = count + " of " + rows.length;
  };
  filter.addEventListener("input", apply);
  apply();

  const unfold = () => {
    const target = location.hash.startsWith("#site-") && document.getElementById(location.hash.slice(1));
    if (target) target.open = true;
  };
  addEventListener("hashchange", unfold);
  unfold();
  addEventListener("beforeprint", () => document.querySelectorAll("details.site").forEach(each => { each.open = true; }));
})();
