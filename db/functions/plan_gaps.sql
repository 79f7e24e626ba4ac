create or replace function plan_gaps(p_omrade geometry, p_formal geometry)
returns table (geom geometry, areal_m2 double precision) language sql immutable as $$
	select d.geom, ST_Area(d.geom)
	from (select coalesce(p_omrade, (
		select ST_Union(ST_MakePolygon(ST_ExteriorRing(del.geom)), 0.001) from ST_Dump(p_formal) del
	)) as geom) ytre
	cross join lateral ST_Dump(
		case when p_formal is null then ytre.geom
			else ST_CollectionExtract(ST_Difference(ytre.geom, p_formal, 0.001), 3) end) d
	where ST_Area(d.geom) > 0
	order by 2 desc
$$;
comment on function plan_gaps(geometry, geometry) is
	'Where in a plan area is no purpose, by the union of the one and of the other, and how large is each gap in m²? All of it where there is no purpose (null). Without a plan area: inside the outline of the purposes themselves.';
