create or replace function endring_feilflater(p_scenario integer, p_niva integer, p_foer geometry[], p_endret uuid[])
returns table (slag text, lokal_id_a uuid, lokal_id_b uuid, geom geometry, areal_m2 double precision)
language sql stable as $$
	with etter as materialized (
		select o.lokal_id, o.geom from planobjekt o
		where o.scenario_id = p_scenario and o.lokal_id = any (p_endret)
	), foer as materialized (
		select row_number() over () as nr, f.geom from unnest(p_foer) as f (geom)
	), boks as materialized (
		select ST_Extent(g.geom) as boks from (select geom from etter union all select geom from foer) g
	), nabo as materialized (
		select o.lokal_id, o.geom from planobjekt o, boks b
		where o.scenario_id = p_scenario and o.tema = 'arealformal' and coalesce(o.vertikalniva, pa_grunnen()) = p_niva
			and ST_Dimension(o.geom) = 2 and not (o.lokal_id = any (p_endret))
			and o.geom && ST_SetSRID(b.boks::geometry, ST_SRID(o.geom))
	), samlet as materialized (
		select (select ST_Union(geom, 0.000001) from foer) as foer,
			(select ST_Union(g.geom, 0.000001) from (select geom from etter union all select geom from nabo) g) as etter,
			(select ST_Union(g.geom, 0.000001) from (select geom from foer union all select geom from nabo) g) as alt_foer
	), omrade as materialized (
		select count(*) > 0 as finnes, ST_Union(p.geom, 0.000001) filter (
			where p.geom && ST_SetSRID((select boks::geometry from boks), ST_SRID(p.geom))) as geom
		from planobjekt p
		where p.scenario_id = p_scenario and p.tema = 'planomrade' and coalesce(p.vertikalniva, pa_grunnen()) = p_niva
			and ST_Dimension(p.geom) = 2
	), tapt as (
		-- Had a purpose, and has none; where there is a plan area, inside it; where neither it nor a purpose is left, there is no plan.
		select case when o.finnes then ST_Intersection(t.geom, o.geom, 0.000001) else t.geom end as geom
		from omrade o, (
			select case when s.etter is null then s.foer else ST_Difference(s.foer, s.etter, 0.000001) end as geom
			from samlet s where s.foer is not null
		) t
		where o.finnes or (p_niva = pa_grunnen() and exists (
			select from planobjekt f where f.scenario_id = p_scenario and f.tema = 'arealformal'
				and coalesce(f.vertikalniva, pa_grunnen()) = p_niva and ST_Dimension(f.geom) = 2))
	), vunnet as (
		select e.lokal_id, case when s.alt_foer is null then e.geom else ST_Difference(e.geom, s.alt_foer, 0.000001) end as geom
		from etter e cross join samlet s
	), grense as materialized (
		-- Without a plan area the outline of what was there is the border, its gaps filled; with nothing there is none.
		select case when o.finnes then o.geom else (
			select ST_Union(ST_MakePolygon(ST_ExteriorRing(d.geom)), 0.000001)
			from ST_Dump((select ST_Union(g.geom, 0.000001) from (
				select geom from foer union all
				select f.geom from planobjekt f where f.scenario_id = p_scenario and f.tema = 'arealformal'
					and coalesce(f.vertikalniva, pa_grunnen()) = p_niva and ST_Dimension(f.geom) = 2 and not (f.lokal_id = any (p_endret))
			) g)) d
		) end as geom
		from omrade o
		where (o.finnes or p_niva = pa_grunnen()) and exists (select from vunnet where not ST_IsEmpty(geom))
	), utenfor as (
		select v.lokal_id, case when g.geom is null then v.geom else ST_Difference(v.geom, g.geom, 0.000001) end as geom
		from vunnet v cross join grense g cross join omrade o
		where not ST_IsEmpty(v.geom) and (o.finnes or g.geom is not null)
	), dobbelt_foer as materialized (
		select ST_Union(ST_CollectionExtract(ST_Intersection(a.geom, b.geom, 0.000001), 3), 0.000001) as geom
		from foer a join (select nr, geom from foer union all select null, geom from nabo) b
			on a.geom && b.geom and (b.nr is null or b.nr > a.nr)
		where ST_Intersects(a.geom, b.geom)
	), dobbelt as (
		select a.lokal_id as a, b.lokal_id as b, ST_CollectionExtract(ST_Intersection(a.geom, b.geom, 0.000001), 3) as geom
		from etter a join (select true as endret, * from etter union all select false, * from nabo) b
			on a.geom && b.geom and (not b.endret or b.lokal_id > a.lokal_id)
		where ST_Intersects(a.geom, b.geom)
	), funn as (
		select 'glipe' as slag, null::uuid as a, null::uuid as b, geom from tapt
		union all
		select 'utenfor', lokal_id, null, geom from utenfor
		union all
		select 'overlapp', d.a, d.b, case when f.geom is null then d.geom else ST_Difference(d.geom, f.geom, 0.000001) end
		from dobbelt d cross join dobbelt_foer f
	)
	select f.slag, f.a, f.b, d.geom, ST_Area(d.geom)
	from funn f cross join lateral ST_Dump(ST_CollectionExtract(f.geom, 3)) d
	-- The grid is a micrometre, and what is thinner than ten of them is the overlay's own.
	where 2 * ST_Area(d.geom) > 0.00001 * ST_Perimeter(d.geom)
	order by 5 desc
$$;
comment on function endring_feilflater(integer, integer, geometry[], uuid[]) is
	'What gaps, overlaps and parts outside did a change of purposes make on a vertikalnivå? p_foer: those that it changed, as they were; p_endret: as they stand now. What was wrong before, and is no worse, is not told. On another level than the ground without a plan area only overlaps are.';
