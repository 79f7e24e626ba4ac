create or replace function flater_kan_overlappe(p_flater geometry[]) returns boolean
language sql immutable set jit = off as $$
	with kant as (
		select d.geom as g, ST_StartPoint(d.geom) < ST_EndPoint(d.geom) as frem
		from unnest(p_flater) as flate, ST_DumpSegments(ST_ForcePolygonCCW(flate)) d
	), rest as (
		-- A side that two surfaces have, each its own way, is gone; what is left bounds what they cover together.
		select k, sum(vei) as vei
		from (select case when frem then g else ST_Reverse(g) end as k, case when frem then 1 else -1 end as vei from kant) v
		group by k having sum(vei) <> 0
	), omriss as (
		select ST_UnaryUnion(ST_Collect(k), 0.001) as linjer, max(abs(vei)) as flest from rest
	), dekket as (
		select flest, ST_BuildArea(linjer) as geom, (select count(*) from ST_Dump(ST_Polygonize(array[linjer]))) as deler
		from omriss
	)
	-- Rings apart from one another that hold as much ground as the surfaces have: none of it can be held twice.
	select coalesce(
		flest > 1 or deler <> ST_NRings(geom)
			or abs(ST_Area(geom) - (select sum(ST_Area(flate)) from unnest(p_flater) as flate)) > 0.1,
		coalesce(cardinality(p_flater), 0) > 0)
	from dekket
$$;
comment on function flater_kan_overlappe(geometry[]) is
	'Can some of these valid surfaces lie over one another by more than a tenth of a square metre? False is a proof, by their sides alone; true is not: then they must be compared.';
