create or replace function boligsone_bit(p_scenario integer, p_formal jsonb, p_data jsonb)
returns table (lokal_id uuid, stedslag text, tettsted text, fradragene text, mangler text[], geom geometry)
language sql stable as $$
	with sone as materialized (
		-- Without a status it may be framtidig, and without a known purpose a dwelling zone: named, never dropped.
		select o.lokal_id, o.geom, least(1, o.areal_m2 / 2) as minst
		from planobjekt o
		where o.scenario_id = p_scenario and o.tema = 'arealformal' and o.arealbruksstatus is distinct from 1
			and coalesce(o.vertikalniva, pa_grunnen()) = pa_grunnen() and ST_Dimension(o.geom) = 2 and (o.kode is null or (coalesce(o.kodeliste, o.objekttype), o.kode) in (
				select f.liste, f.kode from jsonb_to_recordset(p_formal) as f (liste text, kode integer)))
	), plan as materialized (
		select ST_Expand(ST_SetSRID(ST_Extent(geom)::geometry, ST_SRID(geom)), 1) as boks from sone group by ST_SRID(geom)
	), dekning as materialized (
		select d.* from plan p cross join lateral boligdekning(p_data, p.boks) d
	), grense as materialized (
		-- One surface a name; where two overlap, the first name by the alphabet has the land.
		select coalesce(d.navn, 'tettsted uten navn') as navn, ST_Union(d.geom, 0.001) as geom
		from plan p cross join lateral dataflate(p_data, p.boks) d
		where d.slag = 'tettsted' group by 1
	), sted as materialized (
		select g.navn, coalesce(ST_Difference(g.geom, f.geom, 0.001), g.geom) as geom
		from grense g, lateral (
			select ST_Union(e.geom, 0.001) as geom from grense e
			where e.navn < g.navn collate "C" and e.geom && g.geom and ST_Intersects(e.geom, g.geom)
		) f
	), inne as materialized (
		-- Less than a square metre over the line is the line's own inaccuracy, not a place.
		select s.lokal_id, s.minst, t.navn, i.geom
		from sone s join sted t on s.geom && t.geom
		cross join lateral flate_delt(s.geom, t.geom, s.minst) i
		where i.inne
	), ute as materialized (
		select s.lokal_id, s.minst, case when i.geom is null then s.geom
			else ST_CollectionExtract(ST_Difference(s.geom, i.geom, 0.001), 3) end as geom
		from sone s, lateral (
			select ST_Union(i.geom, 0.001) as geom from inne i where i.lokal_id = s.lokal_id
		) i
	), utenfor as materialized (
		select u.lokal_id, u.minst, k.inne as kjent, d.tvil, k.geom
		from ute u cross join dekning d cross join lateral flate_delt(u.geom, d.kjent, u.minst) k
		where d.slag = 'tettsted' and ST_Area(u.geom) >= u.minst
	), del as (
		select lokal_id, minst, 'tettsted' as stedslag, navn, geom from inne
		union all
		select lokal_id, minst, 'utenfor', null, geom from utenfor where kjent
		union all
		select u.lokal_id, u.minst, case when t.inne then 'uvurdert' else 'ukartlagt' end, null, t.geom
		from utenfor u cross join lateral flate_delt(u.geom, u.tvil, u.minst) t
		where not u.kjent
	), ukjent as materialized (
		-- Many data sets cover the same ground: each coverage is laid out once.
		select ST_Union(ST_Difference(p.boks, d.kjent, 0.001), 0.001) as geom
		from plan p cross join (select distinct kjent from dekning where slag <> 'tettsted') d
	), fradragsdekning as materialized (
		select ST_Difference(p.boks, u.geom, 0.001) as kjent, t.tvil
		from plan p cross join ukjent u cross join (
			select ST_Union(tvil, 0.001) as tvil from dekning where slag <> 'tettsted'
		) t
	), kartlagt as materialized (
		select d.*, k.inne as kjent, f.tvil, k.geom as bit
		from del d cross join fradragsdekning f cross join lateral flate_delt(d.geom, f.kjent, d.minst) k
	)
	select lokal_id, stedslag, navn, 'kjent', '{}', bit from kartlagt where kjent
	union all
	select k.lokal_id, k.stedslag, k.navn, case when t.inne then 'ikke vurdert' else 'ikke kartlagt' end, m.mangler, t.geom
	from kartlagt k cross join lateral flate_delt(k.bit, k.tvil, k.minst) t
	cross join lateral (
		select coalesce(array_agg(d.slag order by d.slag), '{}') as mangler from dekning d
		where d.slag <> 'tettsted' and ST_Area(ST_Difference(t.geom, d.kjent, 0.001)) >= k.minst
	) m
	where not k.kjent
$$;
comment on function boligsone_bit(integer, jsonb, jsonb) is
	'Which pieces do the zones on the ground that may hold dwellings fall into: by tettsted, and by whether what must be taken out is known there, and if not, of which themes (mangler)? Pieces of a zone are disjoint and make up the zone, to a square metre: a smaller piece is not cut off.';
