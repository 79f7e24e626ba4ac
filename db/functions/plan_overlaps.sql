create or replace function plan_overlaps(p_scenario integer)
returns table (lokal_id_a uuid, lokal_id_b uuid, geom geometry, areal_m2 double precision) language sql stable as $$
	select a.lokal_id, b.lokal_id, felles.geom, ST_Area(felles.geom)
	from planobjekt a
	join planobjekt b on b.scenario_id = a.scenario_id and b.tema = a.tema and b.id > a.id
		and coalesce(b.vertikalniva, 2) = coalesce(a.vertikalniva, 2)
		and ST_Intersects(a.geom, b.geom)
	cross join lateral (
		select ST_CollectionExtract(ST_Intersection(a.geom, b.geom, 0.001), 3) as geom
	) felles
	where a.scenario_id = p_scenario and a.tema = 'arealformal' and ST_Area(felles.geom) > 0
	order by 4 desc
$$;
comment on function plan_overlaps(integer) is
	'Which pairs of purposes on the same vertikalnivå lie over one another, where, and by how many m²?';
