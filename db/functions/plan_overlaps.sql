create or replace function plan_overlaps(p_a bigint[], p_b bigint[])
returns table (lokal_id_a uuid, lokal_id_b uuid, geom geometry, areal_m2 double precision) language sql stable as $$
	select a.lokal_id, b.lokal_id, felles.geom, ST_Area(felles.geom)
	from unnest(p_a, p_b) as par (a, b)
	-- Pair by pair, by the index: joined, the objects of all plans would be read for some thousand of one.
	cross join lateral (select o.lokal_id, o.geom from planobjekt o where o.id = par.a offset 0) a
	cross join lateral (select o.lokal_id, o.geom from planobjekt o where o.id = par.b offset 0) b
	cross join lateral (
		select ST_CollectionExtract(ST_Intersection(a.geom, b.geom, 0.001), 3) as geom
	) felles
	where ST_Intersects(a.geom, b.geom) and ST_Area(felles.geom) > 0
$$;
comment on function plan_overlaps(bigint[], bigint[]) is
	'Which of the pairs of objects (by id, a beside b) lie over one another, where, and by how many m²?';
