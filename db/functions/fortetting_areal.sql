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
			and (coalesce(z.kodeliste, z.objekttype), z.kode) in (
				select f.liste, f.kode from jsonb_to_recordset(p_formal) as f (liste text, kode integer))
	), del as (
		-- Zones outside, parcels inside: each zone is prepared once for all its parcels.
		select d.gruppe, s.liste, s.kode, s.lokal_id, d.m2
		from sone s cross join lateral (
			select e.gruppe, case when ST_CoveredBy(e.geom, s.geom) then e.m2
				else ST_Area(ST_Intersection(e.geom, s.geom, 0.001)) end as m2
			from e where e.geom && s.geom offset 0
		) d where d.m2 > 0
	), deler as (
		select gruppe, jsonb_agg(jsonb_build_object('liste', liste, 'kode', kode, 'lokalId', lokal_id, 'm2', m2) order by lokal_id) as deler
		from del group by gruppe
	), hus as (
		select e.gruppe, jsonb_agg(jsonb_build_object('type', b.bygningstype, 'boliger', b.boliger, 'etasjer', b.etasjer,
			'm2', b.m2) order by b.id) as bygg
		from deler d join e on e.gruppe = d.gruppe cross join lateral (
			select b.id, b.bygningstype, b.boliger, b.etasjer, case when ST_CoveredBy(b.geom, e.geom) then b.areal_m2
				else ST_Area(ST_Intersection(b.geom, e.geom, 0.001)) end as m2
			from bygning b where b.geom && e.geom and b.datasett_id = any (p_bygg) offset 0
		) b where b.m2 > 0 group by e.gruppe
	)
	select e.gruppe, e.m2, d.deler, coalesce(h.bygg, '[]')
	from e join deler d on d.gruppe = e.gruppe left join hus h on h.gruppe = e.gruppe
$$;
comment on function fortetting_areal(integer, jsonb, bigint[], integer[], integer[]) is
	'Of each parcel (rows of eiendom grouped by its number): how much of it lies in which present built-up zone, exactly, and which buildings have how much of their footprint on it? Parcels with no such zone are left out.';
