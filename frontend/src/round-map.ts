/** Lays a map with streets under the rounds, in place of their drawing. Without script, without tiles, on paper and
 * when the first tile does not come, the drawing stays: it tells the same. Tiles come from our own server only. */
import {
  control,
  DivIcon,
  type LatLng,
  type LatLngTuple,
  Map as LeafletMap,
  Marker,
  Polyline,
  TileLayer,
} from "leaflet";
import { addressOf, apart, around, type Leg, type Place, placeOf, shapeOf, tileOf } from "./scripts/ground";

const DEEPEST = 19;
const WIDEST = 6;
const FIRST_LOOK = 16;
const APART = 28;
const SIGNS = [
  '<circle class="visits-map__sign" r="13"/>',
  '<rect class="visits-map__sign" x="-12" y="-12" width="24" height="24" rx="4"/>',
  '<path class="visits-map__sign" d="M0 -16 L16 0 L0 16 L-16 0 Z"/>',
  '<path class="visits-map__sign" d="M-7.5 -13 H7.5 L15 0 L7.5 13 H-7.5 L-15 0 Z"/>',
];
const HOUSE = '<g class="visits-map__home"><circle r="15"/><path d="M-7 1 L0 -7 L7 1 V7 H-7 Z"/></g>';

type Words = Record<"map" | "round" | "door" | "start" | "end" | "closer" | "further", string>;

const onMap = ([lon, lat]: Place): LatLngTuple => [lat, lon];

/** Words as words, whatever stands in them. */
function text(words: string): HTMLElement {
  const span = document.createElement("span");
  span.textContent = words;
  return span;
}

/** A sign as on the drawing. What stands in it are our own shapes and a number, never text of people. */
function icon(nth: number, inside: string): DivIcon {
  const html = `<svg viewBox="-16 -16 32 32" aria-hidden="true" class="visits-map__round visits-map__round--${shapeOf(nth)}">${inside}</svg>`;
  return new DivIcon({ html, className: "visits-ground__sign", iconSize: [32, 32] });
}

function sign(place: Place, picture: DivIcon, name: string): Marker {
  const marker = new Marker(onMap(place), { icon: picture, riseOnHover: true });
  marker.bindTooltip(text(name), { direction: "top", offset: [0, -14] });
  marker.on("add", () => {
    marker.getElement()?.setAttribute("role", "img");
    marker.getElement()?.setAttribute("aria-label", name);
  });
  return marker;
}

/** The rounds on the map; at every zoom their signs and lines lie where they can be told apart. */
function lay(map: LeafletMap, legs: Leg[], words: Words): void {
  const rounds = legs.map((leg, nth) => {
    const colour = `visits-map__round--${shapeOf(nth)}`;
    const halo = new Polyline([], { className: "visits-map__halo", interactive: false }).addTo(map);
    const way = new Polyline([], { className: `${colour} visits-map__way`, interactive: false }).addTo(map);
    const name = `${words.round} ${leg.name}`;
    const doors = leg.doors.map((door) => {
      const inside = `${SIGNS[shapeOf(nth) - 1]}<text class="visits-map__number" y="5">${Number(door[0])}</text>`;
      return sign(placeOf(door), icon(nth, inside), `${name}, ${words.door} ${door[0]}`).addTo(map);
    });
    return { leg, nth, halo, way, name, doors };
  });
  for (const { leg, nth, name } of rounds) {
    const elsewhere = leg.start.join() !== leg.end.join();
    sign(leg.start, icon(nth, HOUSE), `${words.start}: ${name}`).addTo(map);
    if (elsewhere) sign(leg.end, icon(nth, HOUSE), `${words.end}: ${name}`).addTo(map);
  }
  const settle = () => {
    const places = rounds.flatMap(({ leg }) => leg.doors.map((door) => map.project(onMap(placeOf(door)))));
    const homes = legs.flatMap((leg) => [leg.start, leg.end]).map((home) => map.project(onMap(home)));
    const spots = apart(places, APART, homes).map(({ x, y }) => map.unproject([x, y]));
    for (const { leg, halo, way, doors } of rounds) {
      const mine = spots.splice(0, doors.length);
      for (const [nth, door] of doors.entries()) door.setLatLng(mine[nth] as LatLng);
      const points = [onMap(leg.start), ...mine, onMap(leg.end)];
      halo.setLatLngs(points);
      way.setLatLngs(points);
    }
  };
  map.on("zoomend", settle);
  settle();
}

function build(figure: HTMLElement, legs: Leg[], words: Words): void {
  const ground = document.createElement("div");
  ground.className = "visits-ground ui-noprint";
  ground.setAttribute("role", "region");
  ground.setAttribute("aria-label", words.map);
  figure.prepend(ground);
  figure.classList.add("visits-map--ground");
  try {
    const [southWest, northEast] = around(legs);
    const map = new LeafletMap(ground, {
      zoomControl: false,
      scrollWheelZoom: false,
      minZoom: WIDEST,
      maxZoom: DEEPEST,
    });
    map.fitBounds([onMap(southWest), onMap(northEast)], {
      padding: [20, 20],
      maxZoom: FIRST_LOOK,
      animate: false,
    });
    control.zoom({ zoomInTitle: words.closer, zoomOutTitle: words.further }).addTo(map);
    map.attributionControl.setPrefix(false);
    new TileLayer(figure.dataset.ground ?? "", {
      attribution: text(figure.dataset.credit ?? "").innerHTML,
    }).addTo(map);
    lay(map, legs, words);
  } catch (error) {
    figure.classList.remove("visits-map--ground");
    ground.remove();
    throw error;
  }
}

/** Asks for one tile first: the drawing gives way only to a map that is there. */
function replace(figure: HTMLElement): void {
  const told = figure.querySelector("script[type='application/json']")?.textContent;
  const words = figure.querySelector<HTMLElement>("[data-words]")?.dataset as Words | undefined;
  const legs = told ? (JSON.parse(told) as Leg[]) : [];
  const first = legs[0];
  if (!first || !words) return;
  const probe = new Image();
  probe.addEventListener("load", () => {
    if (figure.isConnected) build(figure, legs, words);
  });
  probe.src = addressOf(figure.dataset.ground ?? "", tileOf(first.start, 13));
}

function replaceAll(): void {
  for (const figure of document.querySelectorAll<HTMLElement>("[data-ground]:not([data-laid])")) {
    figure.dataset.laid = "";
    replace(figure);
  }
}

replaceAll();
document.addEventListener("htmx:afterSettle", replaceAll);
