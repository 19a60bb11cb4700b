/** A map of the world, or of a part of it, with a dot for each place: the larger, the more articles. The list beside it says the same. */
import { type GeoProjection, geoEqualEarth, geoPath } from 'd3-geo';
import { useMemo } from 'react';
import { feature, mesh } from 'topojson-client';
import countries from 'world-atlas/countries-110m.json';
import type { Spot } from './spots.ts';

const [WIDTH, HEIGHT] = [960, 480];
const MARGIN = 48;
/** How much nearer than the whole world it shows: the outline is coarse. */
const CLOSEST = 10;
const LARGEST = 16;
const SMALLEST = 3.5;

type Topology = Parameters<typeof mesh>[0];
type Shapes = NonNullable<Parameters<typeof mesh>[1]>;

// JSON modules are typed by their content, which is wider than a topology.
const topology = countries as unknown as Topology & {
  readonly objects: { readonly countries: Shapes; readonly land: Shapes };
};
const LAND = feature(topology, topology.objects.land);
const BORDERS = mesh(topology, topology.objects.countries, (a, b) => a !== b);

const whole = (): GeoProjection => geoEqualEarth().fitSize([WIDTH, HEIGHT], { type: 'Sphere' });

/** So near that all spots are within the margins. */
function around(spots: readonly Spot[]): GeoProjection {
  const world = whole();
  const points = {
    type: 'MultiPoint' as const,
    coordinates: spots.map(({ longitude, latitude }) => [longitude, latitude]),
  };
  const box = [
    [MARGIN, MARGIN],
    [WIDTH - MARGIN, HEIGHT - MARGIN],
  ] as [[number, number], [number, number]];
  const fitted = geoEqualEarth().fitExtent(box, points);
  const scale = Math.min(fitted.scale(), world.scale() * CLOSEST);
  if (scale === fitted.scale()) return fitted;
  // At another scale the middle of the spots would move out of the middle.
  const [[left, top], [right, bottom]] = geoPath(fitted.scale(scale).translate([0, 0])).bounds(points);
  return fitted.translate([(WIDTH - left - right) / 2, (HEIGHT - top - bottom) / 2]);
}

interface Dot extends Spot {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** Area goes by the count. The largest come first, so that smaller ones are drawn over them. */
function dotsOf(spots: readonly Spot[], projection: GeoProjection): readonly Dot[] {
  const most = Math.max(1, ...spots.map(({ count }) => count ?? 0));
  return spots
    .flatMap((spot) => {
      const [x, y] = projection([spot.longitude, spot.latitude]) ?? [Number.NaN, Number.NaN];
      const radius = spot.count === null ? 7 : Math.max(SMALLEST, Math.sqrt(spot.count / most) * LARGEST);
      return Number.isNaN(x) ? [] : [{ ...spot, x, y, radius }];
    })
    .sort((a, b) => b.radius - a.radius);
}

const LONGEST_LABEL = 24;

/** The dots that get a label: the largest that leave each other room. */
function labelled(dots: readonly Dot[]): readonly Dot[] {
  const kept: Dot[] = [];
  const width = ({ name, radius }: Dot) => radius + 8 + Math.min(name.length, LONGEST_LABEL) * 7.5;
  for (const dot of dots) {
    const isFree = kept.every((other) => {
      const isBeside = dot.x + width(dot) < other.x - other.radius || other.x + width(other) < dot.x - dot.radius;
      return isBeside || Math.abs(dot.y - other.y) > 16;
    });
    if (isFree && dot.x + width(dot) < WIDTH && kept.length < 24) kept.push(dot);
  }
  return kept;
}

interface Props {
  readonly spots: readonly Spot[];
  /** Id of the spot that is open. */
  readonly chosen: string;
  readonly isWhole: boolean;
  readonly onChoose: (id: string) => void;
}

export default function WorldMap({ spots, chosen, isWhole, onChoose }: Props) {
  const { land, borders, dots, labels } = useMemo(() => {
    const projection = (isWhole ? whole() : around(spots)).clipExtent([
      [0, 0],
      [WIDTH, HEIGHT],
    ]);
    const path = geoPath(projection);
    const placed = dotsOf(spots, projection);
    return { land: path(LAND) ?? '', borders: path(BORDERS) ?? '', dots: placed, labels: labelled(placed) };
  }, [spots, isWhole]);
  return (
    <svg className="world-map" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <path className="land" d={land} />
      <path className="borders" d={borders} />
      {dots.map(({ id, name, count, x, y, radius }) => (
        <circle
          key={id}
          className={count === null ? 'itself' : id === chosen ? 'chosen' : 'dot'}
          cx={x}
          cy={y}
          r={radius}
          {...(count !== null && { onClick: () => onChoose(id) })}
        >
          <title>{count === null ? name : `${name}: ${count}`}</title>
        </circle>
      ))}
      {labels.map(({ id, name, x, y, radius }) => (
        <text key={id} x={x + radius + 4} y={y + 4}>
          {name.length > LONGEST_LABEL ? `${name.slice(0, LONGEST_LABEL - 1)}…` : name}
        </text>
      ))}
    </svg>
  );
}
