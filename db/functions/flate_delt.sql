create or replace function flate_delt(p_geom geometry, p_flate geometry, p_minst double precision)
returns table (inne boolean, geom geometry)
language sql immutable as $$
	-- offset 0: each overlay is made once; pulled up into the outer query it would be made wherever it is named.
	select b.inne, b.geom
	from (
		select ST_CoveredBy(p_geom, p_flate) as hel, not ST_Intersects(p_geom, p_flate) as ingen offset 0
	) r cross join lateral (
		select
			case when r.hel then p_geom when r.ingen then null
				else ST_CollectionExtract(ST_Intersection(p_geom, p_flate, 0.001), 3) end as inne,
			case when r.hel then null when r.ingen then p_geom
				else ST_CollectionExtract(ST_Difference(p_geom, p_flate, 0.001), 3) end as ute
		offset 0
	) g cross join lateral (
		select coalesce(ST_Area(g.inne), 0) as inne, coalesce(ST_Area(g.ute), 0) as ute offset 0
	) m cross join lateral (
		values
			(true, case when m.ute < p_minst and m.inne >= m.ute then p_geom when m.inne >= p_minst then g.inne end),
			(false, case when m.inne < p_minst and m.inne < m.ute then p_geom when m.ute >= p_minst then g.ute end)
		offset 0
	) b (inne, geom)
	where b.geom is not null
$$;
comment on function flate_delt(geometry, geometry, double precision) is
	'What of a surface lies inside another, and what outside? The parts are disjoint and make up the whole: a part smaller than p_minst (m²) is the line''s own inaccuracy and goes with the other.';
