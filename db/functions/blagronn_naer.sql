create or replace function blagronn_naer(p_scenario integer, p_formal jsonb, p_minst_m2 double precision, p_avstand double precision)
returns table (nr integer, lokal_id uuid, navn text, areal_m2 double precision, geom geometry, naer geometry)
language sql stable set jit = off as $$
	with formal as materialized (
		select * from blagronn_formal(p_scenario, p_formal, '[]')
	), kilde as materialized (
		select lokal_id, navn, geom from formal where klasse = 'gronn'
		union all
		select o.lokal_id, coalesce(o.omr_navn, 'H' || o.kode), o.geom from planobjekt o
		where o.scenario_id = p_scenario and o.tema = 'hensynssone' and o.kodeliste = 'KpAngittHensynSone' and o.kode = 540
			and ST_Dimension(o.geom) = 2
	), samlet as (
		select ST_Union(geom, 0.001) as geom from kilde
	), stengt as (
		select ST_Union(f.geom, 0.001) as geom from formal f
		where f.klasse in ('bygg', 'ukjent') and exists (select from kilde k where k.geom && f.geom and ST_Intersects(k.geom, f.geom))
	), flate as materialized (
		select row_number() over (order by ST_Area(d.geom) desc, ST_XMin(d.geom), ST_YMin(d.geom))::integer as nr, d.geom
		from samlet s cross join stengt b
		cross join lateral ST_Dump(ST_CollectionExtract(coalesce(ST_Difference(s.geom, b.geom, 0.001), s.geom), 3)) d
		where ST_Area(d.geom) >= p_minst_m2
	)
	select f.nr, k.lokal_id, k.navn, ST_Area(f.geom), f.geom, ST_Buffer(f.geom, p_avstand, 32)
	from flate f cross join lateral (
		select k.lokal_id, k.navn from kilde k where k.geom && f.geom
		order by ST_Area(ST_Intersection(k.geom, f.geom, 0.001)) desc, k.lokal_id limit 1
	) k
$$;
comment on function blagronn_naer(integer, jsonb, double precision, double precision) is
	'Which connected green surfaces of at least p_minst_m2 does the scenario have (green purposes and H540 outside building purposes), named by their largest object, and what lies within p_avstand (m, in a straight line) of each?';
