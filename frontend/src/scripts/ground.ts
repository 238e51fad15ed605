/** What a map of rounds reckons, without a map: which tile holds a place, and where signs that overlap go. */

export type Spot = { x: number; y: number };
export type Place = [lon: number, lat: number];
export type Leg = {
  name: string;
  start: Place;
  end: Place;
  doors: [number: number, lon: number, lat: number][];
};

const SHAPES = 4;

/** The numbers of the Web Mercator tile that holds this place. */
export function tileOf([lon, lat]: Place, z: number): { z: number; x: number; y: number } {
  const tiles = 2 ** z;
  const north = (lat * Math.PI) / 180;
  const y = (1 - Math.log(Math.tan(north) + 1 / Math.cos(north)) / Math.PI) / 2;
  return { z, x: Math.floor(((lon + 180) / 360) * tiles), y: Math.floor(y * tiles) };
}

/** Its address, as the page tells it: with {z}, {x} and {y}. */
export function addressOf(template: string, { z, x, y }: { z: number; x: number; y: number }): string {
  return template.replace("{z}", `${z}`).replace("{x}", `${x}`).replace("{y}", `${y}`);
}

/** Which of the four shapes and colours the nth round has, as on the drawing. */
export function shapeOf(nth: number): number {
  return (nth % SHAPES) + 1;
}

/** The south-west and north-east corner around all of these rounds. */
export function around(legs: Leg[]): [Place, Place] {
  const places = legs.flatMap((leg) => [leg.start, leg.end, ...leg.doors.map((door) => placeOf(door))]);
  const lons = places.map(([lon]) => lon);
  const lats = places.map(([, lat]) => lat);
  return [
    [Math.min(...lons), Math.min(...lats)],
    [Math.max(...lons), Math.max(...lats)],
  ];
}

/** Where a door is. */
export function placeOf([, lon, lat]: Leg["doors"][number]): Place {
  return [lon, lat];
}

/** Pushes signs that overlap apart, each as far as the other, with the same outcome each time: two households behind
 * one front door both keep a number that can be read and pointed at. What is `fixed` pushes and stays. */
export function apart(spots: Spot[], distance: number, fixed: Spot[] = []): Spot[] {
  const moved = spots.map((spot) => ({ ...spot }));
  for (let turn = 0; turn < 40; turn += 1) {
    let still = true;
    for (const [nth, one] of moved.entries()) {
      for (const [mth, other] of [...fixed, ...moved.slice(0, nth)].entries()) {
        const away = Math.hypot(one.x - other.x, one.y - other.y);
        if (away >= distance) continue;
        still = false;
        const stays = mth < fixed.length;
        const push = (distance - away) / (stays ? 1 : 2) + 0.1;
        const [dx, dy] =
          away > 0.01 ? [(one.x - other.x) / away, (one.y - other.y) / away] : [1, (nth + mth) % 2 ? 0 : 0.6];
        one.x += dx * push;
        one.y += dy * push;
        if (stays) continue;
        other.x -= dx * push;
        other.y -= dy * push;
      }
    }
    if (still) break;
  }
  return moved;
}
