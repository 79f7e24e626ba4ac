create or replace function endring_omradefeil(p_scenario integer, p_niva integer, p_foer geometry[], p_endret uuid[])
returns table (slag text, lokal_id_a uuid, lokal_id_b uuid, geom geometry, areal_m2 double precision)
language sql stable as $$
	with omrade as materialized (
		select o.lokal_id, o.geom from planobjekt o
		where o.scenario_id = p_scenario and o.tema = 'planomrade' and coalesce(o.vertikalniva, pa_grunnen()) = p_niva
			and ST_Dimension(o.geom) = 2
	), formal as materialized (
		select o.lokal_id, o.geom from planobjekt o
		where o.scenario_id = p_scenario and o.tema = 'arealformal' and coalesce(o.vertikalniva, pa_grunnen()) = p_niva
			and ST_Dimension(o.geom) = 2
	), samlet as materialized (
		select (select ST_Union(geom, 0.000001) from formal) as formal, (select ST_Union(geom, 0.000001) from omrade) as etter,
			(select ST_Union(g.geom, 0.000001) from (
				select geom from omrade where not (lokal_id = any (p_endret)) union all select f.geom from unnest(p_foer) f (geom)
			) g) as foer
	), grense as materialized (
		-- Without a plan area, before or after, the outline of the purposes is the border, its gaps filled.
		select formal, etter, coalesce(foer, (
			select ST_Union(ST_MakePolygon(ST_ExteriorRing(d.geom)), 0.000001) from ST_Dump(formal) d
		)) as foer
		from samlet where formal is not null and etter is not null
	), funn as (
		select 'glipe' as slag, null::uuid as a,
			ST_Difference(ST_Difference(etter, foer, 0.000001), formal, 0.000001) as geom
		from grense
		union all
		select 'utenfor', f.lokal_id, ST_Intersection(f.geom, t.geom, 0.000001)
		from (select ST_Difference(foer, etter, 0.000001) as geom from grense) t
		join formal f on f.geom && t.geom and ST_Intersects(f.geom, t.geom)
	)
	select f.slag, f.a, null::uuid, d.geom, ST_Area(d.geom)
	from funn f cross join lateral ST_Dump(ST_CollectionExtract(f.geom, 3)) d
	-- The grid is a micrometre, and what is thinner than ten of them is the overlay's own.
	where 2 * ST_Area(d.geom) > 0.00001 * ST_Perimeter(d.geom)
	order by 5 desc
$$;
comment on function endring_omradefeil(integer, integer, geometry[], uuid[]) is
	'Which ground did a change of the plan area of a vertikalnivå take in that has no purpose, and which purposes did it leave outside? p_foer: the parts of the plan area that it changed, as they were; p_endret: as they stand now. What was wrong before is not told. Nothing where there are no purposes, or no plan area any longer.';
