-- Where entities lie, derived by the writer from their identifiers (src/store/database/locations.ts): only those that it locates.
CREATE TABLE locations (
  entity_id INTEGER PRIMARY KEY REFERENCES entities (id) ON DELETE CASCADE,
  -- Degrees of WGS 84; null where only the areas are known.
  latitude REAL CHECK (latitude BETWEEN -90 AND 90),
  longitude REAL CHECK (longitude BETWEEN -180 AND 180),
  -- The code of the country, region or part of the world that it is; '' for a city.
  area TEXT NOT NULL,
  -- ISO 3166-1 and ISO 3166-2 codes, and UN M49 codes; '' where not known or not applicable.
  country TEXT NOT NULL,
  country_name TEXT NOT NULL,
  region TEXT NOT NULL,
  region_name TEXT NOT NULL,
  subregion TEXT NOT NULL,
  continent TEXT NOT NULL,
  CHECK ((latitude IS NULL) = (longitude IS NULL))
) STRICT;
CREATE INDEX locations_by_country ON locations (country, region);
CREATE INDEX locations_by_latitude ON locations (latitude, longitude);

INSERT INTO locations
SELECT entity_id, location ->> 'latitude', location ->> 'longitude', location ->> 'area', location ->> 'country',
  location ->> 'countryName', location ->> 'region', location ->> 'regionName', location ->> 'subregion', location ->> 'continent'
FROM (
  SELECT entity_id, locate(json_group_array(json_object('scheme', scheme, 'value', value))) AS location
  FROM identifiers GROUP BY entity_id)
WHERE location IS NOT NULL;
