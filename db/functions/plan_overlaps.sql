create or replace function plan_overlaps(p_a bigint[], p_b bigint[])
returns table (lokal_id_a uuid, lokal_id_b uuid, geom geometry, areal_m2 double precision) language sql stable as $$
	select a.lokal_id, b.lokal_id, felles.geom, ST_Area(felles.geom)
	from unnest(p_a, p_b) as par (a, b)
	join planobjekt a on a.id = par.a
	join planobjekt b on b.id = par.b
	cross join lateral (
		select ST_CollectionExtract(ST_Intersection(a.geom, b.geom, 0.001), 3) as geom
	) felles
	where ST_Intersects(a.geom, b.geom) and ST_Area(felles.geom) > 0
$$;
comment on function plan_overlaps(bigint[], bigint[]) is
	'Which of the pairs of objects (by id, a beside b) lie over one another, where, and by how many m²?';
