create or replace function fortetting_areal(p_scenario integer, p_formal jsonb, p_ids bigint[], p_grupper integer[], p_bygg integer[])
returns table (gruppe integer, tomt_m2 double precision, deler jsonb, bygg jsonb)
language sql stable set jit = off set enable_nestloop = off as $$
	with e as materialized (
		-- What has one number is one parcel, also where it lies in several places.
		select i.gruppe, case when count(*) = 1 then min(e.areal_m2) else ST_Area(ST_Union(e.geom, 0.001)) end as m2,
			case when count(*) = 1 then (array_agg(e.geom))[1] else ST_Union(e.geom, 0.001) end as geom
		from unnest(p_ids, p_grupper) as i (id, gruppe) join eiendom e on e.id = i.id
		-- Said twice: nested loops are off, and the parcels are still to be found by their key.
		where e.id = any (p_ids)
		group by i.gruppe
	), boks as materialized (
		select ST_SetSRID(ST_Extent(geom)::geometry, min(ST_SRID(geom))) as geom from e
	), sone as materialized (
		select z.lokal_id, coalesce(z.kodeliste, z.objekttype) as liste, z.kode, z.geom
		from boks b join planobjekt z on z.scenario_id = p_scenario and z.geom && b.geom
		where z.tema = 'arealformal' and z.arealbruksstatus = 1 and ST_Dimension(z.geom) = 2
			and coalesce(z.vertikalniva, pa_grunnen()) = pa_grunnen()
			and (coalesce(z.kodeliste, z.objekttype), z.kode) in (
				select f.liste, f.kode from jsonb_to_recordset(p_formal) as f (liste text, kode integer))
	), del as (
		-- Zones outside, parcels inside, and the zone first in each question: it is prepared once for all its parcels.
		select d.gruppe, s.liste, s.kode, s.lokal_id, d.m2
		from sone s cross join lateral (
			select e.gruppe, case when ST_Covers(s.geom, e.geom) then e.m2
				when ST_Intersects(s.geom, e.geom) then ST_Area(ST_Intersection(e.geom, s.geom, 0.001)) end as m2
			from e where e.geom && s.geom offset 0
		) d where d.m2 > 0
	), deler as (
		select gruppe, jsonb_agg(jsonb_build_object('liste', liste, 'kode', kode, 'lokalId', lokal_id, 'm2', m2) order by lokal_id) as deler
		from del group by gruppe
	), tomt as materialized (
		-- Numbers that follow each other are neighbours: one look in the index for eight of them. What is long has its own.
		select e.gruppe, case when ST_Area(ST_Envelope(e.geom)) < 10000 then e.gruppe / 8 else -1 - e.gruppe end as blokk, e.geom
		from deler d join e on e.gruppe = d.gruppe
	), naer as materialized (
		select k.blokk, b.*
		from (select blokk, ST_SetSRID(ST_Extent(geom)::geometry, min(ST_SRID(geom))) as geom from tomt group by blokk) k
		cross join lateral (
			select b.id, b.bygningstype, b.boliger, b.etasjer, b.areal_m2, b.geom
			from bygning b where b.geom && k.geom and b.datasett_id = any (p_bygg) offset 0
		) b
	), hus as (
		select b.gruppe, jsonb_agg(jsonb_build_object('type', b.bygningstype, 'boliger', b.boliger, 'etasjer', b.etasjer,
			'm2', b.m2) order by b.id) as bygg
		from (
			select t.gruppe, n.id, n.bygningstype, n.boliger, n.etasjer, case when ST_Covers(t.geom, n.geom) then n.areal_m2
				when ST_Intersects(t.geom, n.geom) then ST_Area(ST_Intersection(n.geom, t.geom, 0.001)) end as m2
			from naer n join tomt t on t.blokk = n.blokk where t.geom && n.geom
		) b where b.m2 > 0 group by b.gruppe
	)
	select e.gruppe, e.m2, d.deler, coalesce(h.bygg, '[]')
	from e join deler d on d.gruppe = e.gruppe left join hus h on h.gruppe = e.gruppe
$$;
comment on function fortetting_areal(integer, jsonb, bigint[], integer[], integer[]) is
	'Of each parcel (rows of eiendom grouped by its number): how much of it lies in which present built-up zone, exactly, and which buildings have how much of their footprint on it? Parcels with no such zone are left out.';
