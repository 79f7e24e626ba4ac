create or replace function plan_outside(p_scenario integer)
returns table (lokal_id uuid, geom geometry, areal_m2 double precision, lengde_m double precision)
language sql stable as $$
	with flate as materialized (
		-- plan_nivaer would unite the purposes too
		select coalesce(o.vertikalniva, 2)::smallint as niva, ST_Union(o.geom, 0.001) as omrade
		from planobjekt o
		where o.scenario_id = p_scenario and o.tema = 'planomrade' and ST_Dimension(o.geom) = 2
		group by 1
	), grense as materialized (
		-- a line along the border may lie a rounded centimetre beside it
		select niva, omrade, ST_Buffer(omrade, 0.01, 2) as romslig from flate
		union all
		select null, samlet, ST_Buffer(samlet, 0.01, 2)
		from (select ST_Union(omrade, 0.001) as samlet from flate having count(*) > 0) alle
	)
	select o.lokal_id, ute.geom, ST_Area(ute.geom), ST_Length(ute.geom)
	from planobjekt o
	join lateral (
		select case when ST_Dimension(o.geom) = 1 then romslig else omrade end as omrade
		from grense where niva = coalesce(o.vertikalniva, 2) or niva is null
		order by niva nulls last limit 1
	) innenfor on not ST_CoveredBy(o.geom, innenfor.omrade)
	cross join lateral (
		select ST_CollectionExtract(
			ST_Difference(o.geom, innenfor.omrade, 0.001), ST_Dimension(o.geom) + 1
		) as geom
	) ute
	where o.scenario_id = p_scenario and o.tema in ('arealformal', 'hensynssone', 'bestemmelse', 'linje')
		and ST_Dimension(o.geom) > 0 and not ST_IsEmpty(ute.geom)
	order by 3 desc, 4 desc
$$;
comment on function plan_outside(integer) is
	'Which objects of a scenario stick out of the plan area of their vertikalnivå (of the whole plan where that level has none), where, and by how many m² or metres? None where the plan has no area.';
