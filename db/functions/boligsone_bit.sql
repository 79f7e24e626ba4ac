create or replace function boligsone_bit(
	p_scenario integer, p_formal jsonb, p_tettsted integer[], p_vann integer[], p_vern integer[]
) returns table (lokal_id uuid, stedslag text, tettsted text, kartlagt boolean, geom geometry)
language sql stable as $$
	with sone as materialized (
		select o.lokal_id, o.geom, o.srid, least(1, o.areal_m2 / 2) as minst
		from planobjekt o
		join jsonb_to_recordset(p_formal) as f (liste text, kode integer)
			on f.liste = o.kodeliste and f.kode = o.kode
		where o.scenario_id = p_scenario and o.tema = 'arealformal' and o.arealbruksstatus in (2, 3)
			and ST_Dimension(o.geom) = 2
	), plan as (
		select srid, ST_SetSRID(ST_Extent(geom)::geometry, srid) as boks from sone group by srid
	), grense as materialized (
		-- One surface a name; where two overlap, the first name by the alphabet has the land.
		select coalesce(o.navn, 'tettsted uten navn') as navn, ST_Union(ST_Transform(o.geom, p.srid), 0.001) as geom
		from plan p
		join datasettobjekt o on o.datasett_id = any (p_tettsted) and o.tema in ('tettsted', 'Tettsted')
			and ST_Dimension(o.geom) = 2 and ST_Transform(o.geom, p.srid) && p.boks
		group by 1
	), sted as materialized (
		select g.navn, coalesce(ST_Difference(g.geom, f.geom, 0.001), g.geom) as geom
		from grense g, lateral (
			select ST_Union(e.geom, 0.001) as geom from grense e
			where e.navn < g.navn collate "C" and e.geom && g.geom and ST_Overlaps(e.geom, g.geom)
		) f
	), dekning as materialized (
		select 'tettsted' as tema, ST_Union(ST_Transform(d.dekning, p.srid), 0.001) as geom
		from plan p join datasett d on d.id = any (p_tettsted) and d.tilstand = 'loaded'
		union all
		select 'vann', ST_Union(ST_Transform(d.dekning, p.srid), 0.001)
		from plan p join datasett d on d.id = any (p_vann) and d.tilstand = 'loaded'
		union all
		select 'vern', ST_Union(ST_Transform(d.dekning, p.srid), 0.001)
		from plan p join datasett d on d.id = any (p_vern) and d.tilstand = 'loaded'
	), kjent as materialized (
		-- Where both water and protection are known. With no register of protection at all, the plan is the source.
		select case when cardinality(p_vern) = 0 then v.geom else ST_Intersection(v.geom, n.geom, 0.001) end as geom
		from dekning v, dekning n where v.tema = 'vann' and n.tema = 'vern'
	), inne as materialized (
		-- Less than a square metre over the line is the line's own inaccuracy, not a place.
		select s.lokal_id, s.minst, t.navn, i.geom
		from sone s join sted t on s.geom && t.geom and ST_Intersects(s.geom, t.geom)
		cross join lateral (
			select case when ST_CoveredBy(s.geom, t.geom) then s.geom
				else ST_Intersection(s.geom, t.geom, 0.001) end as geom
		) i
		where ST_Area(i.geom) >= s.minst
	), ute as (
		select s.lokal_id, s.minst, coalesce(ST_Difference(s.geom, i.geom, 0.001), s.geom) as geom
		from sone s, lateral (
			select ST_Union(i.geom, 0.001) as geom from inne i where i.lokal_id = s.lokal_id
		) i
	), del as (
		select lokal_id, minst, 'tettsted' as stedslag, navn, geom from inne
		union all
		select u.lokal_id, u.minst, b.stedslag, null, b.geom
		from ute u cross join dekning d cross join lateral (
			values
				('utenfor', case when ST_CoveredBy(u.geom, d.geom) then u.geom
					else ST_Intersection(u.geom, d.geom, 0.001) end),
				('ukartlagt', case when d.geom is null then u.geom
					when ST_CoveredBy(u.geom, d.geom) then null else ST_Difference(u.geom, d.geom, 0.001) end)
		) b (stedslag, geom)
		where d.tema = 'tettsted' and ST_Area(b.geom) >= u.minst
	)
	select d.lokal_id, d.stedslag, d.navn, b.kartlagt, ST_CollectionExtract(b.geom, 3)
	from del d cross join kjent k cross join lateral (
		values
			(true, case when ST_CoveredBy(d.geom, k.geom) then d.geom else ST_Intersection(d.geom, k.geom, 0.001) end),
			(false, case when k.geom is null then d.geom
				when ST_CoveredBy(d.geom, k.geom) then null else ST_Difference(d.geom, k.geom, 0.001) end)
	) b (kartlagt, geom)
	where ST_Area(b.geom) >= d.minst
$$;
comment on function boligsone_bit(integer, jsonb, integer[], integer[], integer[]) is
	'Which pieces do the zones that may hold dwellings fall into: by tettsted, and by whether water and protection are mapped there? Pieces of a zone are disjoint and make up the zone, to a square metre: a smaller piece is not cut off.';
