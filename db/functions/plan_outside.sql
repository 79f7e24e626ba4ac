create or replace function plan_outside(p_objekter bigint[], p_omrade geometry)
returns table (lokal_id uuid, geom geometry, areal_m2 double precision, lengde_m double precision)
language sql stable as $$
	select o.lokal_id, ute.geom, ST_Area(ute.geom), ST_Length(ute.geom)
	from planobjekt o
	cross join lateral (
		select ST_CollectionExtract(ST_Difference(o.geom, p_omrade, 0.001), ST_Dimension(o.geom) + 1) as geom
	) ute
	where o.id = any (p_objekter) and not ST_CoveredBy(o.geom, p_omrade) and not ST_IsEmpty(ute.geom)
$$;
comment on function plan_outside(bigint[], geometry) is
	'Which of the objects (by id) stick out of an area, where, and by how many m² or metres?';
