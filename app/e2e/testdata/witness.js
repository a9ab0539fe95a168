// Watches what of each message is on screen, by rectangles and frame by frame:
// another way than the widget's own, which is what it is held against.
(() => {
  const list = document.querySelector("[role=log]");
  const clock = document.querySelector("[data-reading]");
  const witness = (window.witness = {
    rows: {},
    // What is below this is not on screen, px: something of the portal is there.
    bottom: Infinity,
    still: 0, // how long nothing has moved, ms
  });
  const rowOf = (article) =>
    (witness.rows[article.dataset.messageId] ??= {
      shown: [], // parts that have been on screen, from 0, the top, to 1, ascending
      ms: 0, // how long something of it was on screen, at the most
      run: 0, // how long all of it has been on screen now, at the least
      whole: 0, // the longest of those
      other: article.classList.contains("other"), // somebody else's: it can be unread
    });
  const add = (row, from, to) => {
    const apart = row.shown.filter(([a, b]) => b < from || a > to);
    for (const [a, b] of row.shown.filter(([a, b]) => b >= from && a <= to)) {
      from = Math.min(from, a);
      to = Math.max(to, b);
    }
    row.shown = [...apart, [from, to]].sort((one, other) => one[0] - other[0]);
  };

  // What is on screen now has been there since the list was drawn.
  let last = performance.getEntriesByName("seenline:messages")[0].startTime;
  let before = new Set();
  let place = "";
  const look = (now) => {
    const passed = Math.max(0, now - last);
    last = now;
    const box = list.getBoundingClientRect();
    const top = Math.max(box.top, 0);
    const bottom = Math.min(box.bottom, innerHeight, witness.bottom);
    const articles = list.querySelectorAll("article[data-message-id]");
    let low = 0;
    for (let high = articles.length; low < high; ) {
      const middle = (low + high) >> 1;
      if (articles[middle].getBoundingClientRect().bottom > top) high = middle;
      else low = middle + 1;
    }
    const here = [list.scrollTop, list.clientHeight, list.clientWidth, articles[low]?.dataset.messageId, bottom].join();
    witness.still = here === place ? witness.still + Math.min(passed, 250) : 0;
    place = here;
    const on = new Set();
    for (; low < articles.length; low++) {
      const at = articles[low].getBoundingClientRect();
      if (at.top >= bottom) break;
      if (at.height === 0) continue;
      const row = rowOf(articles[low]);
      on.add(row);
      before.delete(row);
      add(row, (Math.max(at.top, top) - at.top) / at.height, (Math.min(at.bottom, bottom) - at.top) / at.height);
      row.ms += passed;
      row.run = at.top >= top - 1 && at.bottom <= bottom + 1 && !clock.dataset.reading.startsWith("paused") ? row.run + Math.min(passed, 250) : 0;
      row.whole = Math.max(row.whole, row.run);
    }
    for (const row of before) {
      row.ms += passed; // it left some time since the last frame
      row.run = 0;
    }
    before = on;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  return true;
})();
