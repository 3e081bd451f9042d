// A map that can be explored: the same picture, the same outlines, the same marks, set on Leaflet when the reader asks.
// Leaflet comes from this node, and only then; without it, or without script, the picture and its table say everything.
//
// <figure data-map data-map-open="Explorer la carte" data-map-close="Revenir à l’image"
//   data-map-nearer="Voir de plus près" data-map-farther="Voir de plus loin"> around an <svg class="map">.
(() => {
  "use strict";

  const library = "/third-party/leaflet/leaflet.js";
  const stylesheet = "/assets/map.css";
  const svgSpace = "http://www.w3.org/2000/svg";
  const markSize = 24;
  let loading;

  const load = (name, attributes) => new Promise((resolve, reject) => {
    const part = Object.assign(document.createElement(name), attributes);
    part.onload = resolve;
    part.onerror = () => reject(new Error(`${attributes.src ?? attributes.href} is not on this node`));
    document.head.append(part);
  });

  // Once a page, whoever asks first.
  const leaflet = () => loading ??= Promise.all([
    load("link", { rel: "stylesheet", href: stylesheet }),
    load("script", { src: library }),
  ]).then(() => globalThis.L);

  // Every place of the picture: those set apart, and those gathered under a number.
  const places = (picture) => [...picture.querySelectorAll("[data-mark]")].map((dot) => ({
    x: Number(dot.dataset.x),
    y: Number(dot.dataset.y),
    mark: dot.dataset.mark,
    label: dot.dataset.label ?? dot.getAttribute("aria-label"),
    path: dot.dataset.path ?? dot.getAttribute("href"),
  }));

  // Leaflet counts y upwards, pictures downwards.
  const at = (x, y) => [-y, x];

  const base = (picture) => {
    const copy = picture.cloneNode(true);
    for (const part of copy.querySelectorAll(".dot, .names, title, desc, defs")) part.remove();
    for (const name of ["id", "role", "aria-labelledby", "aria-describedby"]) copy.removeAttribute(name);
    copy.setAttribute("aria-hidden", "true");
    return copy;
  };

  // Where marks are drawn, in pixels: those that would hide one another push each other aside, until each is seen.
  const apart = (points) => {
    const drawn = points.map(({ x, y }, index) => [x + Math.cos(2.4 * index) / 10, y + Math.sin(2.4 * index) / 10]);
    let isCrowded = true;
    for (let round = 0; isCrowded && round < 60; round += 1) {
      isCrowded = false;
      drawn.forEach((one, index) => drawn.slice(index + 1).forEach((other) => {
        const [across, down] = [other[0] - one[0], other[1] - one[1]];
        const distance = Math.hypot(across, down);
        if (distance >= markSize + 4) return;
        isCrowded = true;
        const push = (markSize + 4.5 - distance) / 2 / distance;
        one[0] -= across * push;
        one[1] -= down * push;
        other[0] += across * push;
        other[1] += down * push;
      }));
    }
    return drawn;
  };

  // Each mark is to be seen and pressed, however near its neighbours are at this scale.
  const spread = (L, map, markers) => {
    const drawn = apart(markers.map(({ place }) => map.project(at(place.x, place.y))));
    markers.forEach(({ marker }, index) => marker.setLatLng(map.unproject(L.point(drawn[index]))));
  };

  const icon = (L, picture, place) => {
    const link = document.createElement("a");
    link.href = place.path;
    link.title = place.label;
    link.setAttribute("aria-label", place.label);
    const svg = document.createElementNS(svgSpace, "svg");
    svg.setAttribute("class", `mark mark-${place.mark}`);
    svg.setAttribute("viewBox", "0 0 16 16");
    svg.setAttribute("aria-hidden", "true");
    const symbol = picture.querySelector(`#${picture.id}-${place.mark}`);
    for (const shape of symbol?.childNodes ?? []) svg.append(shape.cloneNode(true));
    link.append(svg);
    return L.divIcon({ className: "map-dot", html: link, iconSize: [markSize, markSize] });
  };

  const explore = (L, figure, picture) => {
    const box = document.createElement("div");
    box.className = "map-live";
    picture.after(box);
    const { x, y, width, height } = picture.viewBox.baseVal;
    const bounds = [at(x, y + height), at(x + width, y)];
    const motion = !matchMedia("(prefers-reduced-motion: reduce)").matches;
    const map = L.map(box, {
      crs: L.CRS.Simple, minZoom: -6, maxZoom: 4, zoomSnap: 0.25, attributionControl: false, zoomControl: false,
      zoomAnimation: motion, fadeAnimation: motion, markerZoomAnimation: motion,
    });
    const { mapNearer = "+", mapFarther = "−" } = figure.dataset;
    L.control.zoom({ zoomInTitle: mapNearer, zoomOutTitle: mapFarther }).addTo(map);
    L.svgOverlay(base(picture), bounds).addTo(map);
    map.fitBounds(bounds);
    const markers = places(picture).map((place) => ({
      place, marker: L.marker(at(place.x, place.y), { icon: icon(L, picture, place), keyboard: false }).addTo(map),
    }));
    spread(L, map, markers);
    map.on("zoomend", () => spread(L, map, markers));
    map.setMaxBounds(L.latLngBounds(bounds).pad(0.5));
    picture.setAttribute("hidden", "");
    return () => {
      map.remove();
      box.remove();
      picture.removeAttribute("hidden");
    };
  };

  const equip = (figure) => {
    const picture = figure.querySelector("svg.map");
    const { mapOpen, mapClose } = figure.dataset;
    if (!picture || !mapOpen || figure.querySelector(":scope > .map-switch")) return;
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: mapOpen });
    button.className = "button link map-switch";
    let leave;
    button.addEventListener("click", async () => {
      if (leave) {
        leave();
        leave = undefined;
        button.textContent = mapOpen;
        return;
      }
      button.disabled = true;
      try {
        leave = explore(await leaflet(), figure, picture);
        button.textContent = mapClose;
      } catch {
        // This node has no map library: the picture stays, and nothing more is promised.
        button.remove();
      }
      button.disabled = false;
    });
    picture.after(button);
  };

  const equipAll = (part) => part.querySelectorAll("figure[data-map]").forEach(equip);
  equipAll(document);
  document.addEventListener("essaim:fresh", ({ detail }) => equipAll(detail));
})();
