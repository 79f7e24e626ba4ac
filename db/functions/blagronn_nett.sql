create or replace function blagronn_nett(p_scenario integer, p_formal jsonb, p_data jsonb, p_belte_m double precision, p_flomvei_m double precision)
returns table (rang integer, fri geometry, bygg_m2 double precision, ukjent_m2 double precision)
language sql stable set jit = off as $$
	with omrade as materialized (
		select blagronn_omrade(p_scenario) as geom
	), formal as materialized (
		select * from blagronn_formal(p_scenario, p_formal, '[]')
	), data as materialized (
		select d.tema, d.geom from omrade o cross join lateral grunnlagsobjekt(p_data, ST_Envelope(o.geom)) d
	), element as (
		select 1 as rang, geom from formal where klasse = 'vann'
		union all select 1, geom from data where tema = 'vann' and ST_Dimension(geom) = 2
		union all select 2, geom from formal where klasse = 'gronn'
		union all
		select 3, o.geom from planobjekt o
		where o.scenario_id = p_scenario and o.tema = 'hensynssone' and o.kodeliste = 'KpAngittHensynSone'
			and o.kode in (540, 560) and ST_Dimension(o.geom) = 2
		union all select 4, geom from data where tema = 'naturtype' and ST_Dimension(geom) = 2
		union all select 5, ST_Buffer(geom, p_belte_m, 16) from data where tema = 'vassdrag' and ST_Dimension(geom) = 1
		union all select 6, ST_Buffer(geom, p_flomvei_m, 16) from data where tema = 'flomvei' and ST_Dimension(geom) = 1
	), samlet as materialized (
		select e.rang, case when ST_CoveredBy(e.geom, o.geom) then e.geom
			else ST_CollectionExtract(ST_Intersection(e.geom, o.geom, 0.001), 3) end as geom
		from (select e.rang, ST_Union(e.geom, 0.001) as geom from element e group by e.rang) e cross join omrade o
	), ny as materialized (
		-- What a kind adds to those before it: nothing is counted twice.
		select s.rang, case when f.geom is null then s.geom else ST_Difference(s.geom, f.geom, 0.001) end as geom
		from samlet s cross join lateral (
			select ST_Union(t.geom, 0.001) as geom from samlet t where t.rang < s.rang
		) f
	), stengt as materialized (
		select k.klasse, ST_Union(k.geom, 0.001) as geom
		from formal k
		where k.klasse in ('bygg', 'ukjent') and exists (
			select from samlet s where s.rang <> 2 and s.geom && k.geom and ST_Intersects(s.geom, k.geom))
		group by k.klasse
	), delt as (
		select n.rang, n.geom,
			coalesce(ST_Difference(n.geom, b.geom, 0.001), n.geom) as utenfor, u.geom as ukjent
		from ny n left join stengt b on b.klasse = 'bygg' left join stengt u on u.klasse = 'ukjent'
		where not ST_IsEmpty(n.geom)
		offset 0
	), fri as (
		select d.*, coalesce(ST_Difference(d.utenfor, d.ukjent, 0.001), d.utenfor) as fri from delt d offset 0
	)
	select f.rang, f.fri, ST_Area(f.geom) - ST_Area(f.utenfor), ST_Area(f.utenfor) - ST_Area(f.fri) from fri f
$$;
comment on function blagronn_nett(integer, jsonb, jsonb, double precision, double precision) is
	'The blue-green ground of a scenario, kind by kind and nothing twice (1 water, 2 green purposes, 3 H540/H560, 4 nature types, 5 belts along watercourses, 6 flood ways): what of it is free, and how much lies in building purposes (bygg) and in purposes that are not told (ukjent).';
