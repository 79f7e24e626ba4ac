create or replace function plan_overlaps(p_scenario integer)
returns table (lokal_id_a uuid, lokal_id_b uuid, geom geometry, areal_m2 double precision) language sql stable as $$
	select par.a, par.b, felles.geom, ST_Area(felles.geom)
	from (
		select a.lokal_id as a, b.lokal_id as b, a.geom as geom_a, b.geom as geom_b
		from planobjekt a
		join planobjekt b on b.scenario_id = a.scenario_id and b.tema = a.tema and b.id > a.id
			and coalesce(b.vertikalniva, 2) = coalesce(a.vertikalniva, 2)
			and ST_Intersects(a.geom, b.geom)
		where a.scenario_id = p_scenario and a.tema = 'arealformal'
		-- A mosaic has about three neighbours for each purpose. Of a heap on one spot it is enough to tell some: all pairs
		-- of a thousand purposes would take the database minutes.
		limit (select 1000 + 8 * count(*) from planobjekt where scenario_id = p_scenario and tema = 'arealformal')
	) par
	cross join lateral (
		select ST_CollectionExtract(ST_Intersection(par.geom_a, par.geom_b, 0.001), 3) as geom
	) felles
	where ST_Area(felles.geom) > 0
	order by 4 desc
$$;
comment on function plan_overlaps(integer) is
	'Which pairs of purposes on the same vertikalnivå lie over one another, where, and by how many m²? Of very many (more than 1000 + 8 for each purpose meet), only some.';
