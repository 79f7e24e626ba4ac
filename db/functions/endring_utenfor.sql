create or replace function endring_utenfor(p_scenario integer, p_endret uuid[], p_foer geometry[])
returns table (lokal_id uuid, geom geometry, areal_m2 double precision, lengde_m double precision)
language sql stable as $$
	with endret as materialized (
		select o.lokal_id, o.geom, f.geom as foer, coalesce(o.vertikalniva, pa_grunnen()) as niva, ST_Dimension(o.geom) as dimensjon,
			o.tema in ('hensynssone', 'bestemmelse', 'linje') and ST_Dimension(o.geom) > 0 as skal_inn
		from unnest(p_endret, p_foer) as f (lokal_id, geom)
		join planobjekt o on o.scenario_id = p_scenario and o.lokal_id = f.lokal_id
	), omrade as materialized (
		select coalesce(o.vertikalniva, pa_grunnen()) as niva, o.geom from planobjekt o
		where o.scenario_id = p_scenario and o.tema = 'planomrade' and ST_Dimension(o.geom) = 2
	), grense as materialized (
		-- That of its own vertikalnivå, else the whole.
		select n.niva, ST_Union(a.geom, 0.001) as geom
		from (select distinct niva from endret) n
		join omrade a on a.niva = n.niva or not exists (select from omrade b where b.niva = n.niva)
		group by n.niva
	), ute as materialized (
		select e.lokal_id, e.geom, e.foer, e.dimensjon, e.skal_inn, g.geom as omrade
		from endret e join grense g on g.niva = e.niva
		where case when e.skal_inn then not ST_CoveredBy(e.geom, g.geom) else not e.geom @ ST_Expand(g.geom, 1000) end
	), malt as (
		select u.lokal_id, ST_CollectionExtract(ST_Difference(u.geom, b.geom, 0.001), u.dimensjon + 1) as geom,
			ST_CollectionExtract(ST_Difference(u.foer, b.geom, 0.001), u.dimensjon + 1) as foer
		from ute u
		-- Lines a rounded centimetre beside.
		cross join lateral (select case when u.dimensjon = 1 then ST_Buffer(u.omrade, 0.01, 2) else u.omrade end as geom) b
		where u.skal_inn
	)
	select m.lokal_id, m.geom, ST_Area(m.geom), ST_Length(m.geom) from malt m
	where not ST_IsEmpty(m.geom) and (m.foer is null
		or ST_Area(m.geom) > ST_Area(m.foer) + 0.01 or ST_Length(m.geom) > ST_Length(m.foer) + 0.01)
	union all
	select u.lokal_id, u.geom, 0, 0 from ute u
	where not u.skal_inn and (u.foer is null or ST_Distance(u.geom, u.omrade) > ST_Distance(u.foer, u.omrade))
$$;
comment on function endring_utenfor(integer, uuid[], geometry[]) is
	'Which of these objects, as they stand now, lie outside the plan area, where, and by how many m² or metres? Of texts, symbols and the like, only those farther than 1 km from its box, by 0. p_foer: as each was, or null; what was as far outside before is not told. Nothing where the plan has no area.';
