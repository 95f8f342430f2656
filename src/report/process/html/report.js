"use strict";
// Opens a hand-off beside the picture. Without this script every link leads to its section.
(() => {
  const byId = (id) => document.getElementById(id);
  const idOf = (hash) => {
    try {
      return decodeURIComponent(hash.slice(1));
    } catch {
      return hash.slice(1);
    }
  };
  document.documentElement.classList.add("scripted");

  const frame = document.querySelector("#process .frame");
  const zoom = byId("zoom");
  if (zoom && frame) {
    zoom.addEventListener("click", () => {
      const isFull = frame.classList.toggle("full");
      zoom.setAttribute("aria-pressed", String(isFull));
    });
  }

  // On paper nothing can be opened any more.
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("main details:not([open])")];
    closed.forEach((details) => { details.open = true; });
  });
  addEventListener("afterprint", () => closed.forEach((details) => { details.open = false; }));

  const unfold = (element) => {
    for (let outer = element.closest("details"); outer; outer = outer.parentElement.closest("details")) {
      outer.open = true;
    }
  };

  const panel = byId("panel");
  const handoffs = [...document.querySelectorAll("details.handoff")];
  if (!panel || handoffs.length === 0) return;
  const [place, title, body] = ["panel-place", "panel-title", "panel-body"].map(byId);
  const narrow = matchMedia("(max-width: 60rem)");
  let at = -1;
  let origin = null;

  const indexOf = (hash) => {
    const id = idOf(hash);
    return handoffs.findIndex((handoff) => handoff.id === id);
  };

  // A copy has no names of its own, since a name stands once in a page.
  const copied = (element) => {
    const copy = element.cloneNode(true);
    copy.removeAttribute("id");
    copy.querySelectorAll("[id]").forEach((inner) => inner.removeAttribute("id"));
    return copy;
  };

  const mark = () => {
    const hash = at < 0 ? null : `#${handoffs[at].id}`;
    document.querySelectorAll('main a[href^="#handoff-"]').forEach((link) => {
      link.classList.toggle("shown", link.getAttribute("href") === hash);
    });
  };

  const show = (index) => {
    at = index;
    const handoff = handoffs[index];
    place.textContent = `Hand-off ${index + 1} of ${handoffs.length}`;
    title.textContent = handoff.querySelector("h3").textContent;
    body.replaceChildren(copied(handoff.querySelector(".body")));
    body.querySelectorAll("[data-measure]").forEach((item) => {
      const measure = byId(item.dataset.measure);
      if (measure) item.replaceChildren(copied(measure));
    });
    byId("panel-previous").disabled = index === 0;
    byId("panel-next").disabled = index === handoffs.length - 1;
    if (!panel.open) {
      if (narrow.matches) panel.showModal(); else panel.show();
    }
    panel.scrollTop = 0;
    title.focus({ preventScroll: true });
    history.replaceState(null, "", `#${handoff.id}`);
    mark();
  };

  const step = (by) => {
    const next = at + by;
    if (next >= 0 && next < handoffs.length) show(next);
  };

  panel.addEventListener("close", () => {
    at = -1;
    mark();
    history.replaceState(null, "", location.pathname + location.search);
    if (origin && origin.isConnected) origin.focus();
    origin = null;
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    const href = link && link.getAttribute("href");
    if (!href || !href.startsWith("#") || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const index = indexOf(href);
    if (index >= 0) {
      event.preventDefault();
      if (!panel.contains(link)) origin = link;
      show(index);
      return;
    }
    // Any other place of the page lies behind the panel.
    if (panel.open && panel.contains(link)) {
      origin = null;
      panel.close();
      history.replaceState(null, "", href);
    }
    const target = byId(idOf(href));
    if (target) unfold(target);
  });

  document.addEventListener("keydown", (event) => {
    if (!panel.open || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Escape") {
      event.preventDefault();
      panel.close();
      return;
    }
    const scrolls = event.target.closest && event.target.closest(".scroll");
    if (!panel.contains(event.target) || scrolls) return;
    if (event.key === "ArrowLeft") step(-1);
    if (event.key === "ArrowRight") step(1);
  });

  byId("panel-previous").addEventListener("click", () => step(-1));
  byId("panel-next").addEventListener("click", () => step(1));
  byId("panel-close").addEventListener("click", () => panel.close());

  const follow = () => {
    const index = indexOf(location.hash);
    if (index >= 0) show(index);
    else if (location.hash) {
      const target = byId(idOf(location.hash));
      if (target) unfold(target);
    }
  };
  addEventListener("hashchange", follow);
  follow();
})();
