create or replace function kart_flis(
	p_zoom integer, p_ramme geometry, p_west double precision, p_north double precision, p_skala double precision
) returns table (layer text, id bigint, geom geometry, props jsonb)
-- Many tiles are made at once: each with one process and a plan made once, never compiled.
language plpgsql stable set max_parallel_workers_per_gather = 0 set jit = off set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
	return query
	-- Data sets lie in several UTM zones: each is searched with an area of its own. The order is held by `offset 0`:
	-- left to choose, the planner makes the area anew for every row of the table.
	with sone as materialized (
		select a.srid, a.omrade, flis_boks(a.omrade) as boks
		from (
			select k.srid, flis_omrade(p_ramme, k.srid) as omrade from (
				select distinct d.srid from datasett d where d.tilgang = 'open' and d.tilstand = 'loaded'
			) k offset 0
		) a
	), apne as materialized (
		select array_agg(d.id) as ider, coalesce(array_agg(d.id) filter (where d.illustrasjon), '{}') as oppdiktet from datasett d where d.tilgang = 'open' and d.tilstand = 'loaded'
	), tema (tema, layer, fra) as (
		-- Surfaces, lines and names, and from which zoom level they are worth their bytes; other themes are data, not background.
		values ('vann', 'flate', 0), ('tettsted', 'flate', 0), ('ar5', 'flate', 11),
			('elv', 'linje', 0), ('bekk', 'linje', 11), ('veg', 'linje', 0), ('bane', 'linje', 0), ('kommune', 'linje', 0),
			('sted', 'navn', 0), ('stasjon', 'navn', 0), ('skole', 'navn', 11), ('sentrum', 'navn', 0)
	), utvalg as (
		select t.layer, o.id, o.geom, s.boks, jsonb_strip_nulls(jsonb_build_object('tema', o.tema, 'type', o.type,
			'navn', o.navn, 'rang', case o.tema when 'sentrum' then 1 when 'stasjon' then 2 else 3 end,
			'illustrasjon', case when o.datasett_id = any ((select oppdiktet from apne)::integer[]) then true end)) as props
		from sone s
		cross join lateral (
			select * from datasettobjekt o
			where o.geom && s.omrade and ST_SRID(o.geom) = s.srid and o.datasett_id = any ((select ider from apne)::integer[])
			offset 0
		) o
		join tema t on t.tema = o.tema and p_zoom >= t.fra
		where o.tema <> 'veg' or p_zoom >= 12 or o.type in ('ev', 'rv', 'fv')
		union all
		select l.layer, e.id, l.geom, s.boks, l.props
		from sone s
		cross join lateral (
			select e.id, e.gnr || '/' || e.bnr as label, e.geom, e.navnepunkt, case
				when e.datasett_id = any ((select oppdiktet from apne)::integer[]) then '{"illustrasjon": true}'::jsonb else '{}' end as merke
			from eiendom e
			where e.geom && s.omrade and ST_SRID(e.geom) = s.srid and e.datasett_id = any ((select ider from apne)::integer[])
			offset 0
		) e
		cross join lateral (
			select 'eiendom' as layer, e.geom, e.merke as props
			union all
			-- The numbers are written from 1:3 500, which is in the tiles of zoom 15.
			select 'eiendom_punkt', e.navnepunkt, jsonb_build_object('label', e.label) || e.merke
			where p_zoom >= 15 and e.navnepunkt && s.omrade
		) l
		where p_zoom >= 14
		union all
		select 'bygning', b.id, b.geom, s.boks, b.merke
		from sone s
		cross join lateral (
			select b.id, b.geom, case
				when b.datasett_id = any ((select oppdiktet from apne)::integer[]) then '{"illustrasjon": true}'::jsonb else '{}' end as merke
			from bygning b
			where b.geom && s.omrade and ST_SRID(b.geom) = s.srid and b.datasett_id = any ((select ider from apne)::integer[])
			offset 0
		) b
		where p_zoom >= 14
	)
	select f.layer, f.id, f.geom, f.props
	from (
		select u.layer, u.id, flis_geometri(u.geom, u.boks, p_west, p_north, p_skala) as geom, u.props from utvalg u
		offset 0
	) f
	where not ST_IsEmpty(f.geom);
end
$$;
comment on function kart_flis(integer, geometry, double precision, double precision, double precision) is
	'What does a background tile hold? Open, loaded data sets only, whoever asks; what was invented says `illustrasjon`; parcels and buildings from zoom 14, the parcels'' numbers from 15.';
