create or replace function arealregnskap_soner(p_data jsonb, p_scenario integer, p_soner uuid[], p_krav jsonb)
returns table (
	lokal_id uuid, bygninger integer, bygd_m2 double precision, regulert_m2 double precision, regulert_ukjent_m2 double precision,
	betinget_m2 double precision, tettsted_m double precision, sentrum_m double precision, va_m double precision, tilstand jsonb
)
language sql stable set jit = off as $$
	with sone as materialized (
		select o.lokal_id, o.geom, ST_Envelope(o.geom) as boks from planobjekt o
		where o.scenario_id = p_scenario and o.tema = 'arealformal' and o.lokal_id = any (p_soner)
	), tema as (
		select * from (values ('tettsted', 5000), ('sentrum', 5000), ('va', 1000), ('reguleringsplan', 0), ('bygning', 0)) as t (tema, sok)
	), dekning as materialized (
		-- A distance is known where the data reach as far as is looked.
		select s.lokal_id, d.tema, d.kjent, case
			when ST_Intersects(d.tvil, k.geom) then 'ikke vurdert'
			when ST_CoveredBy(k.geom, d.kjent) then 'kjent' else 'ikke kartlagt' end as tilstand
		from sone s cross join tema t
		cross join lateral (select case when t.sok = 0 then s.geom else ST_PointOnSurface(s.geom) end as geom offset 0) k
		cross join lateral grunnlagsdekning(p_data, array[t.tema], s.boks) d
	), avstand as (
		select s.lokal_id, g.tema, min(ST_Distance(g.geom, s.geom)) as m
		from sone s cross join tema t
		cross join lateral grunnlagsobjekt((select jsonb_agg(d) from jsonb_array_elements(p_data) d where d ->> 'slag' = t.tema),
			ST_Expand(s.boks, t.sok)) g
		where t.sok > 0 and ST_DWithin(g.geom, s.geom, t.sok)
		group by 1, 2
	), plan as (
		select s.lokal_id, r.slag, ST_Area(ST_Union(ST_CollectionExtract(ST_Intersection(s.geom, r.geom, 0.001), 3), 0.001)) as m2,
			ST_Union(ST_CollectionExtract(ST_Intersection(s.geom, r.geom, 0.001), 3), 0.001) as geom
		from sone s cross join lateral (
			select 'regulert' as slag, g.geom from grunnlagsobjekt(
				(select jsonb_agg(d) from jsonb_array_elements(p_data) d where d ->> 'slag' = 'reguleringsplan'), s.boks) g
			where ST_Dimension(g.geom) = 2
			union all
			select k.slag, o.geom from planobjekt o
			join jsonb_to_recordset(p_krav) as k (liste text, kode integer, slag text) on k.liste = o.kodeliste and k.kode = o.kode
			where o.scenario_id = p_scenario and o.geom && s.boks and o.tema in ('hensynssone', 'bestemmelse') and ST_Dimension(o.geom) = 2
		) r
		where ST_Intersects(s.geom, r.geom)
		group by 1, 2
	)
	select s.lokal_id, coalesce(b.antall, 0)::integer, coalesce(b.m2, 0), coalesce(r.m2, 0),
		case when d.tilstand = 'kjent' then 0 else ST_Area(ST_Difference(s.geom,
			ST_Union(d.kjent, coalesce(r.geom, ST_SetSRID('POLYGON EMPTY'::geometry, ST_SRID(s.geom))), 0.001), 0.001)) end,
		coalesce(k.m2, 0), t.m, c.m, v.m,
		(select jsonb_object_agg(d.tema, d.tilstand) from dekning d where d.lokal_id = s.lokal_id)
	from sone s
	join dekning d on d.lokal_id = s.lokal_id and d.tema = 'reguleringsplan'
	left join plan r on r.lokal_id = s.lokal_id and r.slag = 'regulert'
	left join plan k on k.lokal_id = s.lokal_id and k.slag = 'betinget'
	left join avstand t on t.lokal_id = s.lokal_id and t.tema = 'tettsted'
	left join avstand c on c.lokal_id = s.lokal_id and c.tema = 'sentrum'
	left join avstand v on v.lokal_id = s.lokal_id and v.tema = 'va'
	left join lateral (
		select count(*) as antall, sum(h.areal_m2) as m2 from bygning h
		where h.datasett_id in (select (d ->> 'id')::integer from jsonb_array_elements(p_data) d where d ->> 'slag' = 'bygning')
			and h.geom && s.geom and ST_Intersects(s.geom, ST_PointOnSurface(h.geom))
	) b on true
$$;
comment on function arealregnskap_soner(jsonb, integer, uuid[], jsonb) is
	'What planvask asks of purposes besides what lies under them: buildings on them, how much a detailed plan or H910 covers (regulert) and on how much something must come first (betinget), m²; straight lines to tettsted, sentrum and the network, m, null where none is within 5 km (the network: 1 km); and of each theme whether the data tell. p_krav: hensynssoner by what they say.';
