/** The places of a map. */
export interface Spot {
  readonly id: string;
  readonly name: string;
  readonly latitude: number;
  readonly longitude: number;
  /** Articles; null for the entity itself. */
  readonly count: number | null;
}

interface Located {
  readonly id: string;
  readonly name: string;
  readonly location: { readonly latitude: number | null; readonly longitude: number | null } | null;
}

/** None for what has no coordinates. */
export function spotOf({ id, name, location }: Located, count: number | null): readonly Spot[] {
  if (location?.latitude == null || location.longitude == null) return [];
  return [{ id, name, count, latitude: location.latitude, longitude: location.longitude }];
}
