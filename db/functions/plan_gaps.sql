create or replace function plan_gaps(p_scenario integer)
returns table (geom geometry, areal_m2 double precision) language sql stable as $$
	select d.geom, ST_Area(d.geom)
	from plan_nivaer(p_scenario) n
	cross join lateral (
		select coalesce(n.omrade, (
			select ST_Union(ST_MakePolygon(ST_ExteriorRing(del.geom)), 0.001) from ST_Dump(n.formal) del
		)) as geom
	) ytre
	cross join lateral ST_Dump(ST_CollectionExtract(ST_Difference(ytre.geom, n.formal, 0.001), 3)) d
	where n.formal is not null and ST_Area(d.geom) > 0
	order by 2 desc
$$;
comment on function plan_gaps(integer) is
	'Where in the plan area does a scenario have no purpose, and how large is each gap in m²? Without a plan area on a level: inside the outline of the purposes themselves.';
