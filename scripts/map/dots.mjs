// Turns country outlines into dots, one line for each State, once, whenever the outlines or the States change.
//
//   npm install d3-geo topojson-client world-atlas
//   node dots.mjs node_modules/world-atlas/countries-50m.json states.csv > ../../data/countries/map.tsv
//
// countries-50m.json: public domain data of Natural Earth. states.csv: two-letter code, three digits of ISO 3166-1.
// Output: code <tab> path. Drawn with stroke-dasharray "0 8" and round caps every dash is a dot.
import { readFileSync } from 'node:fs';
import { geoEqualEarth, geoContains, geoCentroid, geoBounds, geoPath } from 'd3-geo';
import { feature } from 'topojson-client';

const COLUMNS = 120, STEP = 8, ROW = 7;            // 7/8 is close to the 0.866 of a hexagonal grid
const [outlines, states] = process.argv.slice(2);
const world = JSON.parse(readFileSync(outlines));
const iso = new Map(readFileSync(states, 'utf8').trim().split('\n').map(line => line.split(',').reverse()));

// The outlines show who holds an area. Where the United Nations see it otherwise, the map follows the United Nations:
// by name, or by a box of west, south, east, north. "-" is an area without a status of its own, drawn faintly.
const BY_NAME = { Somaliland: 'SO', 'N. Cyprus': 'CY', Taiwan: 'CN', 'Hong Kong': 'CN', Macao: 'CN' };
const BY_BOX = [['MA', '-', [-18, 20, -8.66, 27.67]], ['RU', 'UA', [32.3, 44.2, 36.7, 46.2]]];
// States too small for the data.
const ABSENT = { TV: [179.2, -8.5] };

const width = COLUMNS * STEP;
const projection = geoEqualEarth().rotate([-11, 0]).fitSize([width, width], { type: 'Sphere' });
const [[, top], [, bottom]] = geoPath(projection).bounds({ type: 'Sphere' });
const rows = Math.floor((bottom - top) / ROW);
const at = (r, c) => [(c + (r % 2 ? 1 : 0.5)) * STEP, top + (r + 0.5) * ROW];

const areas = world.objects.countries.geometries
  .filter(each => each.properties.name !== 'Antarctica')
  .map(each => {
    const shape = feature(world, each);
    return { code: BY_NAME[each.properties.name] ?? iso.get(each.id) ?? '-', shape, box: geoBounds(shape) };
  });
const isIn = ([x, y], [[w, s], [e, n]]) => y >= s && y <= n && (w <= e ? x >= w && x <= e : x >= w || x <= e);
const ownerOf = (code, [x, y]) =>
  BY_BOX.find(([from, , [w, s, e, n]]) => code === from && x >= w && x <= e && y >= s && y <= n)?.[1] ?? code;

const grid = new Map(), size = {};
for (let r = 0; r < rows; r++) for (let c = 0; c < COLUMNS; c++) {
  const spot = at(r, c), point = projection.invert(spot);
  if (!point || Math.abs(point[1]) > 84) continue;
  const back = projection(point);
  if (Math.hypot(back[0] - spot[0], back[1] - spot[1]) > 1) continue;   // outside the globe
  const where = [((point[0] + 540) % 360) - 180, point[1]];
  const area = areas.find(each => isIn(where, each.box) && geoContains(each.shape, where));
  if (!area) continue;
  const code = ownerOf(area.code, where);
  grid.set(`${r},${c}`, code);
  size[code] = (size[code] ?? 0) + 1;
}

// Every State has at least one dot: the nearest free place, or one of a neighbour that has four or more.
for (const code of new Set(iso.values())) {
  if (size[code]) continue;
  const area = areas.find(each => each.code === code), home = projection(area ? geoCentroid(area.shape) : ABSENT[code]);
  let best = [Infinity];
  for (let r = 0; r < rows; r++) for (let c = 0; c < COLUMNS; c++) {
    const owner = grid.get(`${r},${c}`);
    if (owner && owner !== '-' && size[owner] < 4) continue;
    const [x, y] = at(r, c), cost = Math.hypot(x - home[0], y - home[1]) + (owner && owner !== '-' ? 0.6 * STEP : 0);
    if (cost < best[0]) best = [cost, r, c, owner];
  }
  if (best[3]) size[best[3]]--;
  grid.set(`${best[1]},${best[2]}`, code);
  size[code] = 1;
}

const cells = [...grid].map(([place, code]) => [...place.split(',').map(Number), code]);
const first = Math.min(...cells.map(each => each[0]));
const left = Math.min(...cells.map(([r, c]) => c * STEP + (r % 2) * STEP / 2)) - 4;
for (const code of [...new Set(cells.map(each => each[2]))].sort()) {
  let path = '', px, py;
  for (let r = 0; r < rows; r++) for (let c = 0; c < COLUMNS; c++) {
    if (grid.get(`${r},${c}`) !== code) continue;
    let n = 1;
    while (grid.get(`${r},${c + n}`) === code) n++;
    const x = c * STEP + (r % 2) * STEP / 2 - left, y = (r - first) * ROW + 4, run = (n - 1) * STEP + 1;
    path += (path ? `m${x - px}${y < py ? '' : ' '}${y - py}` : `M${x} ${y}`) + `h${run}`;
    px = x + run; py = y; c += n - 1;
  }
  console.log(`${code}\t${path}`);
}
